// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.ACTIVITY;
import static dev.keelson.jooq.generated.Tables.AGENT;
import static dev.keelson.jooq.generated.Tables.APPROVAL;
import static dev.keelson.jooq.generated.Tables.ARTIFACT;
import static dev.keelson.jooq.generated.Tables.CHAT_THREAD;
import static dev.keelson.jooq.generated.Tables.CHECKPOINT;
import static dev.keelson.jooq.generated.Tables.CITATION;
import static dev.keelson.jooq.generated.Tables.CODING_AGENT_TURN;
import static dev.keelson.jooq.generated.Tables.CREDENTIAL;
import static dev.keelson.jooq.generated.Tables.DEPLOYMENT;
import static dev.keelson.jooq.generated.Tables.EXECUTION_PROCESS;
import static dev.keelson.jooq.generated.Tables.FILE_CHUNK;
import static dev.keelson.jooq.generated.Tables.GITHUB_APP_INSTALLATION;
import static dev.keelson.jooq.generated.Tables.IMAGE;
import static dev.keelson.jooq.generated.Tables.INFRA_RESOURCE;
import static dev.keelson.jooq.generated.Tables.INTEGRATION;
import static dev.keelson.jooq.generated.Tables.ISSUE_ANALYSIS;
import static dev.keelson.jooq.generated.Tables.MERGE;
import static dev.keelson.jooq.generated.Tables.POLICY;
import static dev.keelson.jooq.generated.Tables.PROCESS_REPO_STATE;
import static dev.keelson.jooq.generated.Tables.PROJECT;
import static dev.keelson.jooq.generated.Tables.PROJECT_FILE;
import static dev.keelson.jooq.generated.Tables.PROJECT_REPO;
import static dev.keelson.jooq.generated.Tables.PROJECT_SECRET;
import static dev.keelson.jooq.generated.Tables.PROJECT_SKILL;
import static dev.keelson.jooq.generated.Tables.PULL_REQUEST;
import static dev.keelson.jooq.generated.Tables.REPO;
import static dev.keelson.jooq.generated.Tables.RUN;
import static dev.keelson.jooq.generated.Tables.RUN_STEP;
import static dev.keelson.jooq.generated.Tables.RUN_STEP_VIEW;
import static dev.keelson.jooq.generated.Tables.SANDBOX_JOB;
import static dev.keelson.jooq.generated.Tables.SANDBOX_SPEC;
import static dev.keelson.jooq.generated.Tables.SCRATCH;
import static dev.keelson.jooq.generated.Tables.SESSION;
import static dev.keelson.jooq.generated.Tables.SIDE_EFFECT;
import static dev.keelson.jooq.generated.Tables.SIGNAL;
import static dev.keelson.jooq.generated.Tables.SUPPORT_AGENT_CONFIG;
import static dev.keelson.jooq.generated.Tables.SYNC_STATE;
import static dev.keelson.jooq.generated.Tables.SYSTEM_CONFIG;
import static dev.keelson.jooq.generated.Tables.TAG;
import static dev.keelson.jooq.generated.Tables.WEBHOOK_DELIVERY;
import static dev.keelson.jooq.generated.Tables.WORKFLOW_DEFINITION;
import static dev.keelson.jooq.generated.Tables.WORKSPACE;
import static dev.keelson.jooq.generated.Tables.WORKSPACE_REPO;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_DEPENDENCY;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_IMAGE;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_VIEW;
import static java.util.stream.Collectors.toMap;

import dev.keelson.activity.Activity;
import dev.keelson.agent.Agent;
import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.Merge;
import dev.keelson.change.PullRequest;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.effect.SideEffect;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Integration;
import dev.keelson.project.Policy;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSkill;
import dev.keelson.query.EntityType;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.Signal;
import dev.keelson.setup.Credential;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.sql.RowMapping;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.Tag;
import dev.keelson.work.Image;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemImage;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of each entity. A new entity needs one line here, and the mapper that it names. */
final class EntityTables {

  private static final List<EntityTable<?, ?, ?>> ALL =
      List.of(
          EntityTable.of(Activity.TYPE, RowMappers.ActivityRows.class, ACTIVITY),
          EntityTable.of(Agent.TYPE, RowMappers.AgentRows.class, AGENT),
          EntityTable.of(Approval.TYPE, RowMappers.ApprovalRows.class, APPROVAL),
          EntityTable.of(Artifact.TYPE, RowMappers.ArtifactRows.class, ARTIFACT),
          EntityTable.of(ChatThread.TYPE, RowMappers.ChatThreadRows.class, CHAT_THREAD),
          EntityTable.of(Checkpoint.TYPE, RowMappers.CheckpointRows.class, CHECKPOINT),
          EntityTable.of(Citation.TYPE, RowMappers.CitationRows.class, CITATION),
          EntityTable.of(
              CodingAgentTurn.TYPE, RowMappers.CodingAgentTurnRows.class, CODING_AGENT_TURN),
          EntityTable.of(Credential.TYPE, RowMappers.CredentialRows.class, CREDENTIAL),
          EntityTable.of(Deployment.TYPE, RowMappers.DeploymentRows.class, DEPLOYMENT),
          EntityTable.of(
              ExecutionProcess.TYPE, RowMappers.ExecutionProcessRows.class, EXECUTION_PROCESS),
          EntityTable.of(FileChunk.TYPE, RowMappers.FileChunkRows.class, FILE_CHUNK),
          EntityTable.of(
              GitHubAppInstallation.TYPE,
              RowMappers.GitHubAppInstallationRows.class,
              GITHUB_APP_INSTALLATION),
          EntityTable.of(Image.TYPE, RowMappers.ImageRows.class, IMAGE),
          EntityTable.of(InfraResource.TYPE, RowMappers.InfraResourceRows.class, INFRA_RESOURCE),
          EntityTable.of(Integration.TYPE, RowMappers.IntegrationRows.class, INTEGRATION),
          EntityTable.of(IssueAnalysis.TYPE, RowMappers.IssueAnalysisRows.class, ISSUE_ANALYSIS),
          EntityTable.of(Merge.TYPE, RowMappers.MergeRows.class, MERGE),
          EntityTable.of(Policy.TYPE, RowMappers.PolicyRows.class, POLICY),
          EntityTable.of(
              ProcessRepoState.TYPE, RowMappers.ProcessRepoStateRows.class, PROCESS_REPO_STATE),
          EntityTable.of(ProjectFile.TYPE, RowMappers.ProjectFileRows.class, PROJECT_FILE),
          EntityTable.of(ProjectRepo.TYPE, RowMappers.ProjectRepoRows.class, PROJECT_REPO),
          EntityTable.of(Project.TYPE, RowMappers.ProjectRows.class, PROJECT),
          EntityTable.of(ProjectSecret.TYPE, RowMappers.ProjectSecretRows.class, PROJECT_SECRET),
          EntityTable.of(ProjectSkill.TYPE, RowMappers.ProjectSkillRows.class, PROJECT_SKILL),
          EntityTable.of(PullRequest.TYPE, RowMappers.PullRequestRows.class, PULL_REQUEST),
          EntityTable.of(Repo.TYPE, RowMappers.RepoRows.class, REPO),
          EntityTable.of(Run.TYPE, RowMappers.RunRows.class, RUN),
          EntityTable.of(RunStep.TYPE, RowMappers.RunStepRows.class, RUN_STEP_VIEW, RUN_STEP),
          EntityTable.of(Signal.TYPE, RowMappers.SignalRows.class, SIGNAL),
          EntityTable.of(SandboxJob.TYPE, RowMappers.SandboxJobRows.class, SANDBOX_JOB),
          EntityTable.of(SandboxSpec.TYPE, RowMappers.SandboxSpecRows.class, SANDBOX_SPEC),
          EntityTable.of(Scratch.TYPE, RowMappers.ScratchRows.class, SCRATCH),
          EntityTable.of(Session.TYPE, RowMappers.SessionRows.class, SESSION),
          EntityTable.of(SideEffect.TYPE, RowMappers.SideEffectRows.class, SIDE_EFFECT),
          EntityTable.of(
              SupportAgentConfig.TYPE,
              RowMappers.SupportAgentConfigRows.class,
              SUPPORT_AGENT_CONFIG),
          EntityTable.of(SyncState.TYPE, RowMappers.SyncStateRows.class, SYNC_STATE),
          EntityTable.of(SystemConfig.TYPE, RowMappers.SystemConfigRows.class, SYSTEM_CONFIG),
          EntityTable.of(Tag.TYPE, RowMappers.TagRows.class, TAG),
          EntityTable.of(
              WebhookDelivery.TYPE, RowMappers.WebhookDeliveryRows.class, WEBHOOK_DELIVERY),
          EntityTable.of(
              WorkItemDependency.TYPE,
              RowMappers.WorkItemDependencyRows.class,
              WORK_ITEM_DEPENDENCY),
          EntityTable.of(WorkItemImage.TYPE, RowMappers.WorkItemImageRows.class, WORK_ITEM_IMAGE),
          EntityTable.of(WorkItem.TYPE, RowMappers.WorkItemRows.class, WORK_ITEM_VIEW, WORK_ITEM),
          EntityTable.of(
              WorkflowDefinition.TYPE,
              RowMappers.WorkflowDefinitionRows.class,
              WORKFLOW_DEFINITION),
          EntityTable.of(WorkspaceRepo.TYPE, RowMappers.WorkspaceRepoRows.class, WORKSPACE_REPO),
          EntityTable.of(Workspace.TYPE, RowMappers.WorkspaceRows.class, WORKSPACE));

  private static final Map<Class<?>, EntityTable<?, ?, ?>> BY_CLASS =
      ALL.stream().collect(toMap(table -> table.type.type(), table -> table));

  private EntityTables() {}

  /** The table of a type. */
  @SuppressWarnings("unchecked") // what is listed under a class holds its values
  static <T extends Entity<I>, I extends Id> EntityTable<T, I, ?> of(EntityType<T, I> type) {
    return (EntityTable<T, I, ?>) find(type.type());
  }

  /** Returns how entities of that class are read. */
  @SuppressWarnings("unchecked") // what is listed under a class holds its values
  static <T> RowMapping<T> mapping(Class<T> type) {
    return (RowMapping<T>) find(type);
  }

  private static EntityTable<?, ?, ?> find(Class<?> type) {
    return Objects.requireNonNull(
        BY_CLASS.get(type), () -> "list %s in EntityTables".formatted(type.getName()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

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
import dev.keelson.jpa.rows.ActivityRow;
import dev.keelson.jpa.rows.AgentRow;
import dev.keelson.jpa.rows.ApprovalRow;
import dev.keelson.jpa.rows.ArtifactRow;
import dev.keelson.jpa.rows.ChatThreadRow;
import dev.keelson.jpa.rows.CheckpointRow;
import dev.keelson.jpa.rows.CitationRow;
import dev.keelson.jpa.rows.CodingAgentTurnRow;
import dev.keelson.jpa.rows.CredentialRow;
import dev.keelson.jpa.rows.DeploymentRow;
import dev.keelson.jpa.rows.ExecutionProcessRow;
import dev.keelson.jpa.rows.FileChunkRow;
import dev.keelson.jpa.rows.GitHubAppInstallationRow;
import dev.keelson.jpa.rows.ImageRow;
import dev.keelson.jpa.rows.InfraResourceRow;
import dev.keelson.jpa.rows.IntegrationRow;
import dev.keelson.jpa.rows.IssueAnalysisRow;
import dev.keelson.jpa.rows.MergeRow;
import dev.keelson.jpa.rows.PolicyRow;
import dev.keelson.jpa.rows.ProcessRepoStateRow;
import dev.keelson.jpa.rows.ProjectFileRow;
import dev.keelson.jpa.rows.ProjectRepoRow;
import dev.keelson.jpa.rows.ProjectRow;
import dev.keelson.jpa.rows.ProjectSecretRow;
import dev.keelson.jpa.rows.ProjectSkillRow;
import dev.keelson.jpa.rows.PullRequestRow;
import dev.keelson.jpa.rows.RepoRow;
import dev.keelson.jpa.rows.RunRow;
import dev.keelson.jpa.rows.RunStepRow;
import dev.keelson.jpa.rows.SandboxJobRow;
import dev.keelson.jpa.rows.SandboxSpecRow;
import dev.keelson.jpa.rows.ScratchRow;
import dev.keelson.jpa.rows.SessionRow;
import dev.keelson.jpa.rows.SideEffectRow;
import dev.keelson.jpa.rows.SignalRow;
import dev.keelson.jpa.rows.SupportAgentConfigRow;
import dev.keelson.jpa.rows.SyncStateRow;
import dev.keelson.jpa.rows.SystemConfigRow;
import dev.keelson.jpa.rows.TagRow;
import dev.keelson.jpa.rows.WebhookDeliveryRow;
import dev.keelson.jpa.rows.WorkItemDependencyRow;
import dev.keelson.jpa.rows.WorkItemImageRow;
import dev.keelson.jpa.rows.WorkItemRow;
import dev.keelson.jpa.rows.WorkflowDefinitionRow;
import dev.keelson.jpa.rows.WorkspaceRepoRow;
import dev.keelson.jpa.rows.WorkspaceRow;
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

/**
 * The mapping of each entity. A new entity needs one line here, and the row class that it names.
 */
final class Mappings {

  static final List<Mapping<?, ?, ?>> ALL =
      List.of(
          Mapping.of(Activity.TYPE, ActivityRow.class, ActivityRow.Values.class),
          Mapping.of(Agent.TYPE, AgentRow.class, AgentRow.Values.class),
          Mapping.of(Approval.TYPE, ApprovalRow.class, ApprovalRow.Values.class),
          Mapping.of(Artifact.TYPE, ArtifactRow.class, ArtifactRow.Values.class),
          Mapping.of(ChatThread.TYPE, ChatThreadRow.class, ChatThreadRow.Values.class),
          Mapping.of(Checkpoint.TYPE, CheckpointRow.class, CheckpointRow.Values.class),
          Mapping.of(Citation.TYPE, CitationRow.class, CitationRow.Values.class),
          Mapping.of(
              CodingAgentTurn.TYPE, CodingAgentTurnRow.class, CodingAgentTurnRow.Values.class),
          Mapping.of(Credential.TYPE, CredentialRow.class, CredentialRow.Values.class),
          Mapping.of(Deployment.TYPE, DeploymentRow.class, DeploymentRow.Values.class),
          Mapping.of(
              ExecutionProcess.TYPE, ExecutionProcessRow.class, ExecutionProcessRow.Values.class),
          Mapping.of(FileChunk.TYPE, FileChunkRow.class, FileChunkRow.Values.class),
          Mapping.of(
              GitHubAppInstallation.TYPE,
              GitHubAppInstallationRow.class,
              GitHubAppInstallationRow.Values.class),
          Mapping.of(Image.TYPE, ImageRow.class, ImageRow.Values.class),
          Mapping.of(InfraResource.TYPE, InfraResourceRow.class, InfraResourceRow.Values.class),
          Mapping.of(Integration.TYPE, IntegrationRow.class, IntegrationRow.Values.class),
          Mapping.of(IssueAnalysis.TYPE, IssueAnalysisRow.class, IssueAnalysisRow.Values.class),
          Mapping.of(Merge.TYPE, MergeRow.class, MergeRow.Values.class),
          Mapping.of(Policy.TYPE, PolicyRow.class, PolicyRow.Values.class),
          Mapping.of(
              ProcessRepoState.TYPE, ProcessRepoStateRow.class, ProcessRepoStateRow.Values.class),
          Mapping.of(Project.TYPE, ProjectRow.class, ProjectRow.Values.class),
          Mapping.of(ProjectFile.TYPE, ProjectFileRow.class, ProjectFileRow.Values.class),
          Mapping.of(ProjectRepo.TYPE, ProjectRepoRow.class, ProjectRepoRow.Values.class),
          Mapping.of(ProjectSecret.TYPE, ProjectSecretRow.class, ProjectSecretRow.Values.class),
          Mapping.of(ProjectSkill.TYPE, ProjectSkillRow.class, ProjectSkillRow.Values.class),
          Mapping.of(PullRequest.TYPE, PullRequestRow.class, PullRequestRow.Values.class),
          Mapping.of(Repo.TYPE, RepoRow.class, RepoRow.Values.class),
          Mapping.of(Run.TYPE, RunRow.class, RunRow.Values.class),
          Mapping.of(RunStep.TYPE, RunStepRow.class, RunStepRow.Values.class),
          Mapping.of(Signal.TYPE, SignalRow.class, SignalRow.Values.class),
          Mapping.of(SandboxJob.TYPE, SandboxJobRow.class, SandboxJobRow.Values.class),
          Mapping.of(SandboxSpec.TYPE, SandboxSpecRow.class, SandboxSpecRow.Values.class),
          Mapping.of(Scratch.TYPE, ScratchRow.class, ScratchRow.Values.class),
          Mapping.of(Session.TYPE, SessionRow.class, SessionRow.Values.class),
          Mapping.of(SideEffect.TYPE, SideEffectRow.class, SideEffectRow.Values.class),
          Mapping.of(
              SupportAgentConfig.TYPE,
              SupportAgentConfigRow.class,
              SupportAgentConfigRow.Values.class),
          Mapping.of(SyncState.TYPE, SyncStateRow.class, SyncStateRow.Values.class),
          Mapping.of(SystemConfig.TYPE, SystemConfigRow.class, SystemConfigRow.Values.class),
          Mapping.of(Tag.TYPE, TagRow.class, TagRow.Values.class),
          Mapping.of(
              WebhookDelivery.TYPE, WebhookDeliveryRow.class, WebhookDeliveryRow.Values.class),
          Mapping.of(WorkItem.TYPE, WorkItemRow.class, WorkItemRow.Values.class),
          Mapping.of(
              WorkItemDependency.TYPE,
              WorkItemDependencyRow.class,
              WorkItemDependencyRow.Values.class),
          Mapping.of(WorkItemImage.TYPE, WorkItemImageRow.class, WorkItemImageRow.Values.class),
          Mapping.of(
              WorkflowDefinition.TYPE,
              WorkflowDefinitionRow.class,
              WorkflowDefinitionRow.Values.class),
          Mapping.of(Workspace.TYPE, WorkspaceRow.class, WorkspaceRow.Values.class),
          Mapping.of(WorkspaceRepo.TYPE, WorkspaceRepoRow.class, WorkspaceRepoRow.Values.class));

  private static final Map<Class<?>, Mapping<?, ?, ?>> BY_CLASS =
      ALL.stream().collect(toMap(Mapping::type, mapping -> mapping));

  private Mappings() {}

  /** The mapping of a type. */
  @SuppressWarnings("unchecked") // what is listed under a class maps its values
  static <T extends Entity<I>, I extends Id> Mapping<T, I, ?> of(EntityType<T, I> type) {
    return (Mapping<T, I, ?>) find(type.type());
  }

  /** Returns how entities of that class are read. */
  @SuppressWarnings("unchecked") // what is listed under a class maps its values
  static <T> RowMapping<T> of(Class<T> type) {
    return (RowMapping<T>) find(type);
  }

  private static Mapping<?, ?, ?> find(Class<?> type) {
    return Objects.requireNonNull(
        BY_CLASS.get(type), () -> "list %s in Mappings".formatted(type.getName()));
  }
}

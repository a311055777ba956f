// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import static java.util.stream.Collectors.toMap;

import dev.keelson.activity.Activity;
import dev.keelson.agent.Agent;
import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.Merge;
import dev.keelson.change.PullRequest;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Id;
import dev.keelson.core.Lifecycle;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.effect.SideEffect;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.journal.JournalEntry;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Integration;
import dev.keelson.project.Policy;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.SkillSummary;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.LogType;
import dev.keelson.query.RowType;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.Signal;
import dev.keelson.setup.Credential;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.usage.AgentExecution;
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
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every type that is stored, for stores, diagrams and tests that iterate over all of them. */
public final class EntityTypes {

  /** All entities, parents before children. */
  public static final List<EntityType<?, ?>> ALL =
      List.of(
          Project.TYPE,
          Agent.TYPE,
          Repo.TYPE,
          WorkflowDefinition.TYPE,
          WebhookDelivery.TYPE,
          Image.TYPE,
          ProjectRepo.TYPE,
          ProjectSecret.TYPE,
          ProjectSkill.TYPE,
          Policy.TYPE,
          Integration.TYPE,
          SupportAgentConfig.TYPE,
          SystemConfig.TYPE,
          Credential.TYPE,
          GitHubAppInstallation.TYPE,
          Tag.TYPE,
          Scratch.TYPE,
          SyncState.TYPE,
          WorkItem.TYPE,
          WorkItemDependency.TYPE,
          WorkItemImage.TYPE,
          Run.TYPE,
          Activity.TYPE,
          RunStep.TYPE,
          Signal.TYPE,
          Approval.TYPE,
          SideEffect.TYPE,
          Artifact.TYPE,
          IssueAnalysis.TYPE,
          ProjectFile.TYPE,
          FileChunk.TYPE,
          Citation.TYPE,
          ChatThread.TYPE,
          Deployment.TYPE,
          InfraResource.TYPE,
          SandboxSpec.TYPE,
          Workspace.TYPE,
          Session.TYPE,
          Checkpoint.TYPE,
          ExecutionProcess.TYPE,
          WorkspaceRepo.TYPE,
          ProcessRepoState.TYPE,
          CodingAgentTurn.TYPE,
          SandboxJob.TYPE,
          PullRequest.TYPE,
          Merge.TYPE);

  /**
   * What only a host sets up: it is no work, so nothing of it is written under a lease, nor, where
   * the database knows roles, by the processes of agents.
   */
  public static final Set<EntityType<?, ?>> SET_UP =
      Set.of(
          Project.TYPE,
          Agent.TYPE,
          Repo.TYPE,
          WorkflowDefinition.TYPE,
          ProjectRepo.TYPE,
          ProjectSecret.TYPE,
          ProjectSkill.TYPE,
          Policy.TYPE,
          Integration.TYPE,
          SupportAgentConfig.TYPE,
          SystemConfig.TYPE,
          Credential.TYPE,
          GitHubAppInstallation.TYPE,
          SandboxSpec.TYPE);

  /** All types that are appended to one of them. */
  public static final List<LogType<?, ?>> LOGS =
      List.of(LogChunk.TYPE, SessionEvent.TYPE, ChatMessage.TYPE);

  /** All types that are written once and never changed. */
  public static final List<FactType<?>> FACTS =
      List.of(AgentExecution.TYPE, ApprovalDecision.TYPE, JournalEntry.TYPE);

  private static final Map<Class<?>, EntityType<?, ?>> BY_ID_TYPE =
      ALL.stream().collect(toMap(EntityType::idType, type -> type));

  private EntityTypes() {}

  /** Returns every type that can be queried. */
  public static List<RowType<?>> rows() {
    return Stream.of(ALL, LOGS, FACTS, List.of(SkillSummary.TYPE))
        .<RowType<?>>flatMap(List::stream)
        .toList();
  }

  /**
   * Returns the entity type with that id type.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EntityType<?, ?> of(Class<? extends Id> idType) {
    EntityType<?, ?> type = BY_ID_TYPE.get(idType);
    if (type == null) {
      throw new IllegalArgumentException(idType.getName() + " is the id of no entity");
    }
    return type;
  }

  /** Returns every lifecycle, in the order of {@link #ALL}. */
  public static List<Lifecycle<?>> lifecycles() {
    return ALL.stream().map(EntityType::lifecycle).<Lifecycle<?>>flatMap(Optional::stream).toList();
  }
}

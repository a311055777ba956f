// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.activity.Activity;
import dev.keelson.agent.Agent;
import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.Merge;
import dev.keelson.change.PullRequest;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.RetryPolicy;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.effect.SideEffect;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.jooq.generated.tables.records.ActivityRecord;
import dev.keelson.jooq.generated.tables.records.AgentRecord;
import dev.keelson.jooq.generated.tables.records.ApprovalRecord;
import dev.keelson.jooq.generated.tables.records.ArtifactRecord;
import dev.keelson.jooq.generated.tables.records.ChatThreadRecord;
import dev.keelson.jooq.generated.tables.records.CheckpointRecord;
import dev.keelson.jooq.generated.tables.records.CitationRecord;
import dev.keelson.jooq.generated.tables.records.CodingAgentTurnRecord;
import dev.keelson.jooq.generated.tables.records.CredentialRecord;
import dev.keelson.jooq.generated.tables.records.DeploymentRecord;
import dev.keelson.jooq.generated.tables.records.ExecutionProcessRecord;
import dev.keelson.jooq.generated.tables.records.FileChunkRecord;
import dev.keelson.jooq.generated.tables.records.GithubAppInstallationRecord;
import dev.keelson.jooq.generated.tables.records.ImageRecord;
import dev.keelson.jooq.generated.tables.records.InfraResourceRecord;
import dev.keelson.jooq.generated.tables.records.IntegrationRecord;
import dev.keelson.jooq.generated.tables.records.IssueAnalysisRecord;
import dev.keelson.jooq.generated.tables.records.MergeRecord;
import dev.keelson.jooq.generated.tables.records.PolicyRecord;
import dev.keelson.jooq.generated.tables.records.ProcessRepoStateRecord;
import dev.keelson.jooq.generated.tables.records.ProjectFileRecord;
import dev.keelson.jooq.generated.tables.records.ProjectRecord;
import dev.keelson.jooq.generated.tables.records.ProjectRepoRecord;
import dev.keelson.jooq.generated.tables.records.ProjectSecretRecord;
import dev.keelson.jooq.generated.tables.records.ProjectSkillRecord;
import dev.keelson.jooq.generated.tables.records.PullRequestRecord;
import dev.keelson.jooq.generated.tables.records.RepoRecord;
import dev.keelson.jooq.generated.tables.records.RunRecord;
import dev.keelson.jooq.generated.tables.records.RunStepViewRecord;
import dev.keelson.jooq.generated.tables.records.SandboxJobRecord;
import dev.keelson.jooq.generated.tables.records.SandboxSpecRecord;
import dev.keelson.jooq.generated.tables.records.ScratchRecord;
import dev.keelson.jooq.generated.tables.records.SessionRecord;
import dev.keelson.jooq.generated.tables.records.SideEffectRecord;
import dev.keelson.jooq.generated.tables.records.SignalRecord;
import dev.keelson.jooq.generated.tables.records.SupportAgentConfigRecord;
import dev.keelson.jooq.generated.tables.records.SyncStateRecord;
import dev.keelson.jooq.generated.tables.records.SystemConfigRecord;
import dev.keelson.jooq.generated.tables.records.TagRecord;
import dev.keelson.jooq.generated.tables.records.WebhookDeliveryRecord;
import dev.keelson.jooq.generated.tables.records.WorkItemDependencyRecord;
import dev.keelson.jooq.generated.tables.records.WorkItemImageRecord;
import dev.keelson.jooq.generated.tables.records.WorkItemViewRecord;
import dev.keelson.jooq.generated.tables.records.WorkflowDefinitionRecord;
import dev.keelson.jooq.generated.tables.records.WorkspaceRecord;
import dev.keelson.jooq.generated.tables.records.WorkspaceRepoRecord;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Integration;
import dev.keelson.project.Policy;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSkill;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Lineage;
import dev.keelson.run.Run;
import dev.keelson.run.RunLinks;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.Signal;
import dev.keelson.run.WorkflowRef;
import dev.keelson.setup.Credential;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.Tag;
import dev.keelson.work.Image;
import dev.keelson.work.Lock;
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
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** The mappers between rows and values of each entity, generated by MapStruct from the names. */
final class RowMappers {

  private RowMappers() {}

  @Mapper
  interface ActivityRows extends RowMapper<Activity, ActivityRecord> {}

  @Mapper
  interface AgentRows extends RowMapper<Agent, AgentRecord> {}

  @Mapper
  interface ApprovalRows extends RowMapper<Approval, ApprovalRecord> {}

  @Mapper
  interface ArtifactRows extends RowMapper<Artifact, ArtifactRecord> {}

  @Mapper
  interface ChatThreadRows extends RowMapper<ChatThread, ChatThreadRecord> {}

  @Mapper
  interface CheckpointRows extends RowMapper<Checkpoint, CheckpointRecord> {}

  @Mapper
  interface CitationRows extends RowMapper<Citation, CitationRecord> {}

  @Mapper
  interface CodingAgentTurnRows extends RowMapper<CodingAgentTurn, CodingAgentTurnRecord> {}

  @Mapper
  interface CredentialRows extends RowMapper<Credential, CredentialRecord> {}

  @Mapper
  interface DeploymentRows extends RowMapper<Deployment, DeploymentRecord> {}

  @Mapper
  interface ExecutionProcessRows extends RowMapper<ExecutionProcess, ExecutionProcessRecord> {}

  @Mapper
  interface FileChunkRows extends RowMapper<FileChunk, FileChunkRecord> {}

  @Mapper
  interface GitHubAppInstallationRows
      extends RowMapper<GitHubAppInstallation, GithubAppInstallationRecord> {}

  @Mapper
  interface ImageRows extends RowMapper<Image, ImageRecord> {}

  @Mapper
  interface InfraResourceRows extends RowMapper<InfraResource, InfraResourceRecord> {}

  @Mapper
  interface IntegrationRows extends RowMapper<Integration, IntegrationRecord> {}

  @Mapper
  interface IssueAnalysisRows extends RowMapper<IssueAnalysis, IssueAnalysisRecord> {}

  @Mapper
  interface MergeRows extends RowMapper<Merge, MergeRecord> {}

  @Mapper
  interface PolicyRows extends RowMapper<Policy, PolicyRecord> {}

  @Mapper
  interface ProcessRepoStateRows extends RowMapper<ProcessRepoState, ProcessRepoStateRecord> {}

  @Mapper
  interface ProjectFileRows extends RowMapper<ProjectFile, ProjectFileRecord> {}

  @Mapper
  interface ProjectRepoRows extends RowMapper<ProjectRepo, ProjectRepoRecord> {}

  @Mapper
  interface ProjectRows extends RowMapper<Project, ProjectRecord> {}

  @Mapper
  interface ProjectSecretRows extends RowMapper<ProjectSecret, ProjectSecretRecord> {}

  @Mapper
  interface ProjectSkillRows extends RowMapper<ProjectSkill, ProjectSkillRecord> {}

  @Mapper
  interface PullRequestRows extends RowMapper<PullRequest, PullRequestRecord> {}

  @Mapper
  interface RepoRows extends RowMapper<Repo, RepoRecord> {}

  @Mapper
  interface RunRows extends RowMapper<Run, RunRecord> {

    @Override
    @Mapping(target = "audit", source = "row")
    @Mapping(target = "workflow", source = "row")
    @Mapping(target = "lineage", source = "row")
    @Mapping(target = "links", source = "row")
    @Mapping(target = "lock", source = "row")
    @Mapping(target = "from", ignore = true)
    Run toValue(RunRecord row);

    @Override
    @Mapping(target = ".", source = "audit")
    @Mapping(target = ".", source = "lineage")
    @Mapping(target = "workflowName", source = "workflow.name")
    @Mapping(target = "workflowRevision", source = "workflow.revision")
    @Mapping(target = "workflowDigest", source = "workflow.digest")
    @Mapping(target = "logsUrl", source = "links.logs")
    @Mapping(target = "artifactsUrl", source = "links.artifacts")
    @Mapping(target = "lockedByAgentId", source = "lock.agent")
    @Mapping(target = "lockedByWorker", source = "lock.worker")
    @Mapping(target = "lockedAt", source = "lock.since")
    @Mapping(target = "leaseUntil", source = "lock.until")
    RunRecord toRow(Run value);

    default @Nullable Lock lock(RunRecord row) {
      return row.getLockedByAgentId() == null
          ? null
          : new Lock(
              row.getLockedByAgentId(),
              row.getLockedByWorker(),
              row.getLockedAt(),
              row.getLeaseUntil());
    }

    default @Nullable WorkflowRef workflow(RunRecord row) {
      return row.getWorkflowName() == null
          ? null
          : new WorkflowRef(
              row.getWorkflowName(), row.getWorkflowRevision(), row.getWorkflowDigest());
    }

    default Lineage lineage(RunRecord row) {
      return new Lineage(row.getAttempt(), row.getRetryOf(), row.getRootRunId());
    }

    default RunLinks links(RunRecord row) {
      return new RunLinks(row.getLogsUrl(), row.getArtifactsUrl());
    }
  }

  @Mapper
  interface RunStepRows extends RowMapper<RunStep, RunStepViewRecord> {}

  @Mapper
  interface SignalRows extends RowMapper<Signal, SignalRecord> {}

  @Mapper
  interface SandboxJobRows extends RowMapper<SandboxJob, SandboxJobRecord> {}

  @Mapper
  interface SandboxSpecRows extends RowMapper<SandboxSpec, SandboxSpecRecord> {

    @Override
    @Mapping(target = "bootstrapTimeout", source = "bootstrapTimeoutMs")
    @Mapping(target = "iterationTimeout", source = "iterationTimeoutMs")
    @Mapping(target = "idleTimeout", source = "idleTimeoutMs")
    @Mapping(target = "hardTimeout", source = "hardTimeoutMs")
    @Mapping(target = "audit", source = "row")
    @Mapping(target = "from", ignore = true)
    SandboxSpec toValue(SandboxSpecRecord row);

    @Override
    @Mapping(target = "bootstrapTimeoutMs", source = "bootstrapTimeout")
    @Mapping(target = "iterationTimeoutMs", source = "iterationTimeout")
    @Mapping(target = "idleTimeoutMs", source = "idleTimeout")
    @Mapping(target = "hardTimeoutMs", source = "hardTimeout")
    @Mapping(target = ".", source = "audit")
    SandboxSpecRecord toRow(SandboxSpec value);
  }

  @Mapper
  interface ScratchRows extends RowMapper<Scratch, ScratchRecord> {}

  @Mapper
  interface SessionRows extends RowMapper<Session, SessionRecord> {}

  @Mapper
  interface SideEffectRows extends RowMapper<SideEffect, SideEffectRecord> {}

  @Mapper
  interface SupportAgentConfigRows
      extends RowMapper<SupportAgentConfig, SupportAgentConfigRecord> {}

  @Mapper
  interface SyncStateRows extends RowMapper<SyncState, SyncStateRecord> {}

  @Mapper
  interface SystemConfigRows extends RowMapper<SystemConfig, SystemConfigRecord> {}

  @Mapper
  interface TagRows extends RowMapper<Tag, TagRecord> {}

  @Mapper
  interface WebhookDeliveryRows extends RowMapper<WebhookDelivery, WebhookDeliveryRecord> {}

  @Mapper
  interface WorkItemDependencyRows
      extends RowMapper<WorkItemDependency, WorkItemDependencyRecord> {}

  @Mapper
  interface WorkItemImageRows extends RowMapper<WorkItemImage, WorkItemImageRecord> {}

  @Mapper
  interface WorkItemRows extends RowMapper<WorkItem, WorkItemViewRecord> {

    @Override
    @Mapping(target = "audit", source = "row")
    @Mapping(target = "lock", source = "row")
    @Mapping(target = "retry", source = "row")
    @Mapping(target = "from", ignore = true)
    WorkItem toValue(WorkItemViewRecord row);

    @Override
    @Mapping(target = ".", source = "audit")
    @Mapping(target = "lockedByAgentId", source = "lock.agent")
    @Mapping(target = "lockedByWorker", source = "lock.worker")
    @Mapping(target = "lockedAt", source = "lock.since")
    @Mapping(target = "leaseUntil", source = "lock.until")
    @Mapping(target = "maxAttempts", source = "retry.maxAttempts")
    @Mapping(target = "retryDelayMs", source = "retry.delay")
    @Mapping(target = "retryMaxDelayMs", source = "retry.maxDelay")
    WorkItemViewRecord toRow(WorkItem value);

    default RetryPolicy retry(WorkItemViewRecord row) {
      return new RetryPolicy(row.getMaxAttempts(), row.getRetryDelayMs(), row.getRetryMaxDelayMs());
    }

    default @Nullable Lock lock(WorkItemViewRecord row) {
      return row.getLockedByAgentId() == null
          ? null
          : new Lock(
              row.getLockedByAgentId(),
              row.getLockedByWorker(),
              row.getLockedAt(),
              row.getLeaseUntil());
    }
  }

  @Mapper
  interface WorkflowDefinitionRows
      extends RowMapper<WorkflowDefinition, WorkflowDefinitionRecord> {}

  @Mapper
  interface WorkspaceRepoRows extends RowMapper<WorkspaceRepo, WorkspaceRepoRecord> {}

  @Mapper
  interface WorkspaceRows extends RowMapper<Workspace, WorkspaceRecord> {}
}

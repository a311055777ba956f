// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.ProjectScope;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.UsageLedger;
import dev.keelson.approval.ApprovalDesk;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.change.MergeRepository;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.core.AppendLog;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.inbound.IssueAnalysisRepository;
import dev.keelson.journal.Journal;
import dev.keelson.knowledge.CitationRepository;
import dev.keelson.knowledge.FileChunkRepository;
import dev.keelson.knowledge.ProjectFileRepository;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.PolicyRepository;
import dev.keelson.project.ProjectSecretRepository;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStepRepository;
import dev.keelson.run.SandboxJobRepository;
import dev.keelson.run.SideEffectLedger;
import dev.keelson.run.StepLedger;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemImageRepository;
import dev.keelson.work.WorkItemRepository;
import dev.keelson.workspace.CheckpointRepository;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessRepository;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.ProcessRepositoryStateRepository;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.Shutdown;
import dev.keelson.workspace.WorkspaceRepoRepository;
import dev.keelson.workspace.WorkspaceRepository;

/** What one project owns, as one unit of work sees it. */
record JpaProjectScope(Unit unit, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new JpaProjectSecretRepository(unit, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new JpaProjectSkillRepository(unit, id);
  }

  @Override
  public PolicyRepository policies() {
    return new JpaPolicyRepository(unit, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new JpaIntegrationRepository(unit, id);
  }

  @Override
  public ProjectRepositoryRepository repositories() {
    return new JpaProjectRepositoryRepository(unit, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new JpaSupportAgentConfigRepository(unit, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new JpaWorkItemRepository(unit, id);
  }

  @Override
  public RunRepository runs() {
    return new JpaRunRepository(unit, id);
  }

  @Override
  public RunStepRepository steps() {
    return new JpaRunStepRepository(unit, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new JpaStepLedger(unit, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new JpaSideEffectLedger(unit, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new JpaApprovalRepository(unit, id);
  }

  @Override
  public ApprovalDesk approvalDesk() {
    return new JpaApprovalDesk(unit, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new JpaArtifactRepository(unit, id);
  }

  @Override
  public UsageLedger usage() {
    return new JpaUsageLedger(unit, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new JpaWorkItemDependencyRepository(unit, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new JpaWorkItemImageRepository(unit, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new JpaIssueAnalysisRepository(unit, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new JpaProjectFileRepository(unit, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new JpaFileChunkRepository(unit, id);
  }

  @Override
  public CitationRepository citations() {
    return new JpaCitationRepository(unit, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new JpaChatThreadRepository(unit, id);
  }

  @Override
  public AppendLog<ChatMessage, ChatThreadId> messages() {
    return new JpaAppendLog<>(unit, ChatMessage.TYPE, ChatMessageRow.MAPPING, id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new JpaDeploymentRepository(unit, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new JpaInfraResourceRepository(unit, id);
  }

  @Override
  public Journal journal() {
    return new JpaJournal(unit, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new JpaWorkspaceRepository(unit, id);
  }

  @Override
  public SessionRepository sessions() {
    return new JpaSessionRepository(unit, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new JpaCheckpointRepository(unit, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new JpaExecutionProcessRepository(unit, id);
  }

  @Override
  public AppendLog<LogChunk, ExecutionProcessId> processLog() {
    return new JpaAppendLog<>(unit, LogChunk.TYPE, LogChunkRow.MAPPING, id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new JpaWorkspaceRepoRepository(unit, id);
  }

  @Override
  public ProcessRepositoryStateRepository processRepositoryStates() {
    return new JpaProcessRepositoryStateRepository(unit, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new JpaCodingAgentTurnRepository(unit, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new JpaSandboxJobRepository(unit, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new JpaPullRequestRepository(unit, id);
  }

  @Override
  public MergeRepository merges() {
    return new JpaMergeRepository(unit, id);
  }

  @Override
  public AppendLog<SessionEvent, SessionId> sessionEvents() {
    return new JpaAppendLog<>(unit, SessionEvent.TYPE, SessionEventRow.MAPPING, id);
  }

  @Override
  public Shutdown shutdown() {
    return new JpaShutdown(unit, id);
  }
}

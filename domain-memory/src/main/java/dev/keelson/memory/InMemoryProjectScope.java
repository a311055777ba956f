// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

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
record InMemoryProjectScope(Unit unit, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new InMemoryProjectSecretRepository(unit, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new InMemoryProjectSkillRepository(unit, id);
  }

  @Override
  public PolicyRepository policies() {
    return new InMemoryPolicyRepository(unit, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new InMemoryIntegrationRepository(unit, id);
  }

  @Override
  public ProjectRepositoryRepository repositories() {
    return new InMemoryProjectRepositoryRepository(unit, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new InMemorySupportAgentConfigRepository(unit, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new InMemoryWorkItemRepository(unit, id);
  }

  @Override
  public RunRepository runs() {
    return new InMemoryRunRepository(unit, id);
  }

  @Override
  public RunStepRepository steps() {
    return new InMemoryRunStepRepository(unit, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new InMemoryStepLedger(unit, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new InMemorySideEffectLedger(unit, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new InMemoryApprovalRepository(unit, id);
  }

  @Override
  public ApprovalDesk approvalDesk() {
    return new InMemoryApprovalDesk(unit, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new InMemoryArtifactRepository(unit, id);
  }

  @Override
  public UsageLedger usage() {
    return new InMemoryUsageLedger(unit, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new InMemoryWorkItemDependencyRepository(unit, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new InMemoryWorkItemImageRepository(unit, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new InMemoryIssueAnalysisRepository(unit, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new InMemoryProjectFileRepository(unit, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new InMemoryFileChunkRepository(unit, id);
  }

  @Override
  public CitationRepository citations() {
    return new InMemoryCitationRepository(unit, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new InMemoryChatThreadRepository(unit, id);
  }

  @Override
  public AppendLog<ChatMessage, ChatThreadId> messages() {
    return new InMemoryAppendLog<>(unit, ChatMessage.TYPE, id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new InMemoryDeploymentRepository(unit, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new InMemoryInfraResourceRepository(unit, id);
  }

  @Override
  public Journal journal() {
    return new InMemoryJournal(unit, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new InMemoryWorkspaceRepository(unit, id);
  }

  @Override
  public SessionRepository sessions() {
    return new InMemorySessionRepository(unit, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new InMemoryCheckpointRepository(unit, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new InMemoryExecutionProcessRepository(unit, id);
  }

  @Override
  public AppendLog<LogChunk, ExecutionProcessId> processLog() {
    return new InMemoryAppendLog<>(unit, LogChunk.TYPE, id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new InMemoryWorkspaceRepoRepository(unit, id);
  }

  @Override
  public ProcessRepositoryStateRepository processRepositoryStates() {
    return new InMemoryProcessRepositoryStateRepository(unit, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new InMemoryCodingAgentTurnRepository(unit, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new InMemorySandboxJobRepository(unit, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new InMemoryPullRequestRepository(unit, id);
  }

  @Override
  public MergeRepository merges() {
    return new InMemoryMergeRepository(unit, id);
  }

  @Override
  public AppendLog<SessionEvent, SessionId> sessionEvents() {
    return new InMemoryAppendLog<>(unit, SessionEvent.TYPE, id);
  }

  @Override
  public Shutdown shutdown() {
    return new InMemoryShutdown(unit, id);
  }
}

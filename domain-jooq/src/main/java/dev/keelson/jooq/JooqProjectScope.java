// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CHAT_MESSAGE;
import static dev.keelson.jooq.generated.Tables.LOG_CHUNK;
import static dev.keelson.jooq.generated.Tables.SESSION_EVENT;

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
record JooqProjectScope(Unit unit, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new JooqProjectSecretRepository(unit, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new JooqProjectSkillRepository(unit, id);
  }

  @Override
  public PolicyRepository policies() {
    return new JooqPolicyRepository(unit, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new JooqIntegrationRepository(unit, id);
  }

  @Override
  public ProjectRepositoryRepository repositories() {
    return new JooqProjectRepositoryRepository(unit, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new JooqSupportAgentConfigRepository(unit, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new JooqWorkItemRepository(unit, id);
  }

  @Override
  public RunRepository runs() {
    return new JooqRunRepository(unit, id);
  }

  @Override
  public RunStepRepository steps() {
    return new JooqRunStepRepository(unit, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new JooqStepLedger(unit, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new JooqSideEffectLedger(unit, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new JooqApprovalRepository(unit, id);
  }

  @Override
  public ApprovalDesk approvalDesk() {
    return new JooqApprovalDesk(unit, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new JooqArtifactRepository(unit, id);
  }

  @Override
  public UsageLedger usage() {
    return new JooqUsageLedger(unit, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new JooqWorkItemDependencyRepository(unit, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new JooqWorkItemImageRepository(unit, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new JooqIssueAnalysisRepository(unit, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new JooqProjectFileRepository(unit, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new JooqFileChunkRepository(unit, id);
  }

  @Override
  public CitationRepository citations() {
    return new JooqCitationRepository(unit, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new JooqChatThreadRepository(unit, id);
  }

  @Override
  public AppendLog<ChatMessage, ChatThreadId> messages() {
    return new JooqAppendLog<>(unit, ChatMessage.TYPE, CHAT_MESSAGE, new ChatMessageRowsImpl(), id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new JooqDeploymentRepository(unit, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new JooqInfraResourceRepository(unit, id);
  }

  @Override
  public Journal journal() {
    return new JooqJournal(unit, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new JooqWorkspaceRepository(unit, id);
  }

  @Override
  public SessionRepository sessions() {
    return new JooqSessionRepository(unit, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new JooqCheckpointRepository(unit, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new JooqExecutionProcessRepository(unit, id);
  }

  @Override
  public AppendLog<LogChunk, ExecutionProcessId> processLog() {
    return new JooqAppendLog<>(unit, LogChunk.TYPE, LOG_CHUNK, new LogChunkRowsImpl(), id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new JooqWorkspaceRepoRepository(unit, id);
  }

  @Override
  public ProcessRepositoryStateRepository processRepositoryStates() {
    return new JooqProcessRepositoryStateRepository(unit, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new JooqCodingAgentTurnRepository(unit, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new JooqSandboxJobRepository(unit, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new JooqPullRequestRepository(unit, id);
  }

  @Override
  public MergeRepository merges() {
    return new JooqMergeRepository(unit, id);
  }

  @Override
  public AppendLog<SessionEvent, SessionId> sessionEvents() {
    return new JooqAppendLog<>(
        unit, SessionEvent.TYPE, SESSION_EVENT, new SessionEventRowsImpl(), id);
  }

  @Override
  public Shutdown shutdown() {
    return new JooqShutdown(unit, id);
  }
}

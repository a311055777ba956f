// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CHAT_MESSAGE;
import static dev.keelson.jooq.generated.Tables.LOG_CHUNK;
import static dev.keelson.jooq.generated.Tables.SESSION_EVENT;

import dev.keelson.ProjectScope;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.UsageLedger;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.change.MergeRepository;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.core.AppendOnlyLog;
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
import dev.keelson.repo.ProjectRepoRepository;
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
import dev.keelson.workspace.ProcessRepoStateRepository;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.WorkspaceRepoRepository;
import dev.keelson.workspace.WorkspaceRepository;

/** What one project owns, as one unit of work sees it. */
record JooqProjectScope(StoreContext context, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new JooqProjectSecretRepository(context, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new JooqProjectSkillRepository(context, id);
  }

  @Override
  public PolicyRepository policies() {
    return new JooqPolicyRepository(context, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new JooqIntegrationRepository(context, id);
  }

  @Override
  public ProjectRepoRepository repos() {
    return new JooqProjectRepoRepository(context, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new JooqSupportAgentConfigRepository(context, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new JooqWorkItemRepository(context, id);
  }

  @Override
  public RunRepository runs() {
    return new JooqRunRepository(context, id);
  }

  @Override
  public RunStepRepository steps() {
    return new JooqRunStepRepository(context, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new JooqStepLedger(context, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new JooqSideEffectLedger(context, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new JooqApprovalRepository(context, id);
  }

  @Override
  public ApprovalService approvalService() {
    return new JooqApprovalService(context, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new JooqArtifactRepository(context, id);
  }

  @Override
  public UsageLedger usage() {
    return new JooqUsageLedger(context, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new JooqWorkItemDependencyRepository(context, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new JooqWorkItemImageRepository(context, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new JooqIssueAnalysisRepository(context, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new JooqProjectFileRepository(context, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new JooqFileChunkRepository(context, id);
  }

  @Override
  public CitationRepository citations() {
    return new JooqCitationRepository(context, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new JooqChatThreadRepository(context, id);
  }

  @Override
  public AppendOnlyLog<ChatMessage, ChatThreadId> messages() {
    return new JooqAppendOnlyLog<>(
        context, ChatMessage.TYPE, CHAT_MESSAGE, new ChatMessageRowsImpl(), id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new JooqDeploymentRepository(context, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new JooqInfraResourceRepository(context, id);
  }

  @Override
  public Journal journal() {
    return new JooqJournal(context, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new JooqWorkspaceRepository(context, id);
  }

  @Override
  public SessionRepository sessions() {
    return new JooqSessionRepository(context, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new JooqCheckpointRepository(context, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new JooqExecutionProcessRepository(context, id);
  }

  @Override
  public AppendOnlyLog<LogChunk, ExecutionProcessId> processLog() {
    return new JooqAppendOnlyLog<>(context, LogChunk.TYPE, LOG_CHUNK, new LogChunkRowsImpl(), id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new JooqWorkspaceRepoRepository(context, id);
  }

  @Override
  public ProcessRepoStateRepository processRepoStates() {
    return new JooqProcessRepoStateRepository(context, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new JooqCodingAgentTurnRepository(context, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new JooqSandboxJobRepository(context, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new JooqPullRequestRepository(context, id);
  }

  @Override
  public MergeRepository merges() {
    return new JooqMergeRepository(context, id);
  }

  @Override
  public AppendOnlyLog<SessionEvent, SessionId> sessionEvents() {
    return new JooqAppendOnlyLog<>(
        context, SessionEvent.TYPE, SESSION_EVENT, new SessionEventRowsImpl(), id);
  }

  @Override
  public Termination termination() {
    return new JooqTermination(context, id);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

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
record InMemoryProjectScope(StoreContext context, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new InMemoryProjectSecretRepository(context, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new InMemoryProjectSkillRepository(context, id);
  }

  @Override
  public PolicyRepository policies() {
    return new InMemoryPolicyRepository(context, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new InMemoryIntegrationRepository(context, id);
  }

  @Override
  public ProjectRepoRepository repos() {
    return new InMemoryProjectRepoRepository(context, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new InMemorySupportAgentConfigRepository(context, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new InMemoryWorkItemRepository(context, id);
  }

  @Override
  public RunRepository runs() {
    return new InMemoryRunRepository(context, id);
  }

  @Override
  public RunStepRepository steps() {
    return new InMemoryRunStepRepository(context, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new InMemoryStepLedger(context, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new InMemorySideEffectLedger(context, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new InMemoryApprovalRepository(context, id);
  }

  @Override
  public ApprovalService approvalService() {
    return new InMemoryApprovalService(context, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new InMemoryArtifactRepository(context, id);
  }

  @Override
  public UsageLedger usage() {
    return new InMemoryUsageLedger(context, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new InMemoryWorkItemDependencyRepository(context, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new InMemoryWorkItemImageRepository(context, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new InMemoryIssueAnalysisRepository(context, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new InMemoryProjectFileRepository(context, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new InMemoryFileChunkRepository(context, id);
  }

  @Override
  public CitationRepository citations() {
    return new InMemoryCitationRepository(context, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new InMemoryChatThreadRepository(context, id);
  }

  @Override
  public AppendOnlyLog<ChatMessage, ChatThreadId> messages() {
    return new InMemoryAppendOnlyLog<>(context, ChatMessage.TYPE, id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new InMemoryDeploymentRepository(context, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new InMemoryInfraResourceRepository(context, id);
  }

  @Override
  public Journal journal() {
    return new InMemoryJournal(context, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new InMemoryWorkspaceRepository(context, id);
  }

  @Override
  public SessionRepository sessions() {
    return new InMemorySessionRepository(context, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new InMemoryCheckpointRepository(context, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new InMemoryExecutionProcessRepository(context, id);
  }

  @Override
  public AppendOnlyLog<LogChunk, ExecutionProcessId> processLog() {
    return new InMemoryAppendOnlyLog<>(context, LogChunk.TYPE, id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new InMemoryWorkspaceRepoRepository(context, id);
  }

  @Override
  public ProcessRepoStateRepository processRepoStates() {
    return new InMemoryProcessRepoStateRepository(context, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new InMemoryCodingAgentTurnRepository(context, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new InMemorySandboxJobRepository(context, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new InMemoryPullRequestRepository(context, id);
  }

  @Override
  public MergeRepository merges() {
    return new InMemoryMergeRepository(context, id);
  }

  @Override
  public AppendOnlyLog<SessionEvent, SessionId> sessionEvents() {
    return new InMemoryAppendOnlyLog<>(context, SessionEvent.TYPE, id);
  }

  @Override
  public Termination termination() {
    return new InMemoryTermination(context, id);
  }
}

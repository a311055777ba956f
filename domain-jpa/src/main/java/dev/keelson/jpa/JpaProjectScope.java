// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

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
record JpaProjectScope(StoreContext context, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new JpaProjectSecretRepository(context, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new JpaProjectSkillRepository(context, id);
  }

  @Override
  public PolicyRepository policies() {
    return new JpaPolicyRepository(context, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new JpaIntegrationRepository(context, id);
  }

  @Override
  public ProjectRepoRepository repos() {
    return new JpaProjectRepoRepository(context, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new JpaSupportAgentConfigRepository(context, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new JpaWorkItemRepository(context, id);
  }

  @Override
  public RunRepository runs() {
    return new JpaRunRepository(context, id);
  }

  @Override
  public RunStepRepository steps() {
    return new JpaRunStepRepository(context, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new JpaStepLedger(context, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new JpaSideEffectLedger(context, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new JpaApprovalRepository(context, id);
  }

  @Override
  public ApprovalService approvalService() {
    return new JpaApprovalService(context, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new JpaArtifactRepository(context, id);
  }

  @Override
  public UsageLedger usage() {
    return new JpaUsageLedger(context, id);
  }

  @Override
  public WorkItemDependencyRepository dependencies() {
    return new JpaWorkItemDependencyRepository(context, id);
  }

  @Override
  public WorkItemImageRepository itemImages() {
    return new JpaWorkItemImageRepository(context, id);
  }

  @Override
  public IssueAnalysisRepository issueAnalyses() {
    return new JpaIssueAnalysisRepository(context, id);
  }

  @Override
  public ProjectFileRepository files() {
    return new JpaProjectFileRepository(context, id);
  }

  @Override
  public FileChunkRepository chunks() {
    return new JpaFileChunkRepository(context, id);
  }

  @Override
  public CitationRepository citations() {
    return new JpaCitationRepository(context, id);
  }

  @Override
  public ChatThreadRepository threads() {
    return new JpaChatThreadRepository(context, id);
  }

  @Override
  public AppendOnlyLog<ChatMessage, ChatThreadId> messages() {
    return new JpaAppendOnlyLog<>(context, ChatMessage.TYPE, ChatMessageRow.MAPPING, id);
  }

  @Override
  public DeploymentRepository deployments() {
    return new JpaDeploymentRepository(context, id);
  }

  @Override
  public InfraResourceRepository infrastructure() {
    return new JpaInfraResourceRepository(context, id);
  }

  @Override
  public Journal journal() {
    return new JpaJournal(context, id);
  }

  @Override
  public WorkspaceRepository workspaces() {
    return new JpaWorkspaceRepository(context, id);
  }

  @Override
  public SessionRepository sessions() {
    return new JpaSessionRepository(context, id);
  }

  @Override
  public CheckpointRepository checkpoints() {
    return new JpaCheckpointRepository(context, id);
  }

  @Override
  public ExecutionProcessRepository processes() {
    return new JpaExecutionProcessRepository(context, id);
  }

  @Override
  public AppendOnlyLog<LogChunk, ExecutionProcessId> processLog() {
    return new JpaAppendOnlyLog<>(context, LogChunk.TYPE, LogChunkRow.MAPPING, id);
  }

  @Override
  public WorkspaceRepoRepository workspaceRepos() {
    return new JpaWorkspaceRepoRepository(context, id);
  }

  @Override
  public ProcessRepoStateRepository processRepoStates() {
    return new JpaProcessRepoStateRepository(context, id);
  }

  @Override
  public CodingAgentTurnRepository codingAgentTurns() {
    return new JpaCodingAgentTurnRepository(context, id);
  }

  @Override
  public SandboxJobRepository sandboxJobs() {
    return new JpaSandboxJobRepository(context, id);
  }

  @Override
  public PullRequestRepository pullRequests() {
    return new JpaPullRequestRepository(context, id);
  }

  @Override
  public MergeRepository merges() {
    return new JpaMergeRepository(context, id);
  }

  @Override
  public AppendOnlyLog<SessionEvent, SessionId> sessionEvents() {
    return new JpaAppendOnlyLog<>(context, SessionEvent.TYPE, SessionEventRow.MAPPING, id);
  }

  @Override
  public Termination termination() {
    return new JpaTermination(context, id);
  }
}

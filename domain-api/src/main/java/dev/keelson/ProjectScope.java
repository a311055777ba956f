// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.change.MergeRepository;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectRepository;
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
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.repository.Reader;
import dev.keelson.repository.Room;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStepRepository;
import dev.keelson.run.SandboxJobRepository;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Store;
import dev.keelson.usage.UsageLedger;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one project owns, and nothing else: no read shows and no write touches another project's
 * rows, and a value of another project is refused with a {@link
 * dev.keelson.core.ForeignProjectException}.
 */
public final class ProjectScope {

  private final Store store;
  private final ProjectId id;
  private final Room room;

  ProjectScope(Store store, ProjectId id, boolean strict) {
    this.store = store;
    this.id = id;
    room = new Room(store.entities(), store.queries(), store.logs(), id, strict);
  }

  /** The project. */
  public ProjectId id() {
    return id;
  }

  /** Asks any question about what the project owns. */
  public Reader reader() {
    return room.reader();
  }

  /**
   * Does {@code work}, which only reads, with a scope that shows one state of the project: nothing
   * that others commit meanwhile. Within a transaction that is open already, that one's isolation
   * says what is seen.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inSnapshot(
      Function<? super ProjectScope, ? extends R> work) {
    return store.inSnapshot(snapshot -> work.apply(new ProjectScope(snapshot, id, room.strict())));
  }

  /** Which secrets its workspaces need. */
  public ProjectSecretRepository secrets() {
    return new ProjectSecretRepository(room);
  }

  /** What its agents know to do. */
  public ProjectSkillRepository skills() {
    return new ProjectSkillRepository(room);
  }

  /** The project's policies. */
  public PolicyRepository policies() {
    return new PolicyRepository(room);
  }

  /** The project's integrations. */
  public IntegrationRepository integrations() {
    return new IntegrationRepository(room);
  }

  /** Its links to git repositories. */
  public ProjectRepoRepository repos() {
    return new ProjectRepoRepository(room);
  }

  /** Its support agents. */
  public SupportAgentConfigRepository supportAgents() {
    return new SupportAgentConfigRepository(room);
  }

  /** Its work items. */
  public WorkItemRepository workItems() {
    return new WorkItemRepository(room);
  }

  /** What its work items wait for. */
  public WorkItemDependencyRepository dependencies() {
    return new WorkItemDependencyRepository(room);
  }

  /** The images that its work items show. */
  public WorkItemImageRepository itemImages() {
    return new WorkItemImageRepository(room);
  }

  /** Its runs. */
  public RunRepository runs() {
    return new RunRepository(room);
  }

  /** The steps of its runs. */
  public RunStepRepository steps() {
    return new RunStepRepository(room);
  }

  /** The sandbox jobs of its runs. */
  public SandboxJobRepository sandboxJobs() {
    return new SandboxJobRepository(room);
  }

  /** What its runs did to the world outside. */
  public SideEffectRepository sideEffects() {
    return new SideEffectRepository(room);
  }

  /** Its approvals. */
  public ApprovalRepository approvals() {
    return new ApprovalRepository(room);
  }

  /** Its artifacts. */
  public ArtifactRepository artifacts() {
    return new ArtifactRepository(room);
  }

  /** The analyses of issues. */
  public IssueAnalysisRepository issueAnalyses() {
    return new IssueAnalysisRepository(room);
  }

  /** The chunks that were extracted from its files. */
  public FileChunkRepository chunks() {
    return new FileChunkRepository(room);
  }

  /** What was cited. */
  public CitationRepository citations() {
    return new CitationRepository(room);
  }

  /** Its threads. */
  public ChatThreadRepository threads() {
    return new ChatThreadRepository(room);
  }

  /** Its deployments. */
  public DeploymentRepository deployments() {
    return new DeploymentRepository(room);
  }

  /** Its infrastructure. */
  public InfraResourceRepository infrastructure() {
    return new InfraResourceRepository(room);
  }

  /** Its workspaces. */
  public WorkspaceRepository workspaces() {
    return new WorkspaceRepository(room);
  }

  /** Which git repositories are in its workspaces. */
  public WorkspaceRepoRepository workspaceRepos() {
    return new WorkspaceRepoRepository(room);
  }

  /** The sessions in its workspaces. */
  public SessionRepository sessions() {
    return new SessionRepository(room);
  }

  /** The checkpoints of its sessions. */
  public CheckpointRepository checkpoints() {
    return new CheckpointRepository(room);
  }

  /** The processes of its sessions. */
  public ExecutionProcessRepository processes() {
    return new ExecutionProcessRepository(room);
  }

  /** What processes found and left in git repositories. */
  public ProcessRepoStateRepository processRepoStates() {
    return new ProcessRepoStateRepository(room);
  }

  /** What agents were asked and said. */
  public CodingAgentTurnRepository codingAgentTurns() {
    return new CodingAgentTurnRepository(room);
  }

  /** Its pull requests. */
  public PullRequestRepository pullRequests() {
    return new PullRequestRepository(room);
  }

  /** The merges of its workspaces. */
  public MergeRepository merges() {
    return new MergeRepository(room);
  }

  /** Its files, and their ingestion. */
  public ProjectFileRepository files() {
    return new ProjectFileRepository(room, store.fileIngestion(id));
  }

  /** What was said in its threads; ordered by numbers, never by times (R003-51, R004-59). */
  public AppendOnlyLog<ChatMessage, ChatThreadId> messages() {
    return new AppendOnlyLog<>(ChatMessage.TYPE, room);
  }

  /** What its processes wrote. */
  public AppendOnlyLog<LogChunk, ExecutionProcessId> processLog() {
    return new AppendOnlyLog<>(LogChunk.TYPE, room);
  }

  /** What happened in its sessions. */
  public AppendOnlyLog<SessionEvent, SessionId> sessionEvents() {
    return new AppendOnlyLog<>(SessionEvent.TYPE, room);
  }

  /** The ledger of model calls. */
  public UsageLedger usage() {
    return new UsageLedger(room);
  }

  /** The journal of every move. */
  public Journal journal() {
    return new Journal(room, store.journal(id));
  }

  /** Steps under a lease. */
  public StepLedger stepLedger() {
    return store.stepLedger(id);
  }

  /** Actions on the world outside, under a lease. */
  public SideEffectLedger sideEffectLedger() {
    return store.sideEffectLedger(id);
  }

  /** Where approvals are decided and used. */
  public ApprovalService approvalService() {
    return store.approvalService(id);
  }

  /** Ending workspaces and runs with all that goes on in them. */
  public Termination termination() {
    return store.termination(id);
  }
}

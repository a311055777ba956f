// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.activity.ActivityRepository;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.change.MergeRepository;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectRepository;
import dev.keelson.inbound.IssueAnalysisRepository;
import dev.keelson.journal.Holds;
import dev.keelson.journal.Journal;
import dev.keelson.journal.Subject;
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
import dev.keelson.repository.RepositoryContext;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStepRepository;
import dev.keelson.run.SandboxJobRepository;
import dev.keelson.run.SignalRepository;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Store;
import dev.keelson.usage.UsageLedger;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemImageRepository;
import dev.keelson.work.WorkItemRepository;
import dev.keelson.workspace.CheckpointRepository;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcessRepository;
import dev.keelson.workspace.OutputLog;
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
 * The repositories of one project: reads return only its rows, writes affect only its rows, and a
 * value of another project is refused with a {@link dev.keelson.core.ForeignProjectException}.
 */
public final class ProjectScope {

  private final Store store;
  private final ProjectId id;
  private final @Nullable Actor actor;
  private final OwnLeases leases;
  private final RepositoryContext context;

  ProjectScope(
      Store store, ProjectId id, @Nullable Actor actor, boolean strict, SecretPolicy secrets) {
    this.store = store;
    this.id = id;
    this.actor = actor;
    // a FencedStore accepts its own lease only
    leases = new OwnLeases(store instanceof FencedStore ? null : actor);
    context =
        new RepositoryContext(
            UnleasedEntities.of(store, actor), store.queries(), store.logs(), id, strict, secrets);
  }

  /** Returns the id of the project. */
  public ProjectId id() {
    return id;
  }

  /** Returns a reader of what the project owns. */
  public Reader reader() {
    return context.reader();
  }

  /**
   * Runs {@code work}, which only reads, on one consistent state of the project: it sees nothing
   * that others commit meanwhile. Inside an open transaction, the isolation level of that
   * transaction applies instead.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inSnapshot(
      Function<? super ProjectScope, ? extends R> work) {
    Check.present(work, "work");
    return store.inSnapshot(snapshot ->
        work.apply(new ProjectScope(snapshot, id, actor, context.strict(), context.secrets())));
  }

  /**
   * Returns this project as the holder of a lease works in it:
   *
   * <ul>
   *   <li>Every write checks the lease in the same transaction, and is signed by the holder.
   *   <li>Nothing is checked yet: the first write refuses a stale lease, and each one in a run that
   *       has ended, with a {@link dev.keelson.core.StaleLeaseException} that changes nothing.
   *   <li>A write in a run elsewhere is a {@link dev.keelson.core.NotFoundException}. New runs must
   *       be at the leased item; under a lease on a run there are none.
   *   <li>A write to another item, or to a workspace in which others work, is an {@link
   *       dev.keelson.core.InvalidValueException}, but for new items, and parts of the leased one
   *       that nobody has leased. So is what is about the whole project: what sets it up, such as
   *       policies and secrets, the expiry of approvals, the hold on all of it.
   *   <li>What takes the subject over, or ends it or the run, comes before such a transaction or
   *       after it. Of several refusals, any may be reported, as inside a transaction.
   * </ul>
   *
   * <p>A call to the outside is not held back: pass it the lease's token, or the effect's key.
   *
   * @throws dev.keelson.core.ForeignProjectException if the lease is another project's
   * @throws dev.keelson.core.InvalidValueException if this scope is under another lease, or acts
   *     for somebody else than the holder
   */
  public ProjectScope under(Lease lease) {
    WriteCheck.requireOwner(Check.present(lease, "lease").subject(), lease.projectId(), id);
    if (store instanceof FencedStore fenced) {
      fenced.requireSame(lease);
      return this;
    }
    leases.require(lease);
    return new ProjectScope(
        FencedStore.of(store, lease),
        id,
        lease.holder().actor(),
        context.strict(),
        context.secrets());
  }

  /** Returns the names of the secrets that the project's workspaces need. */
  public ProjectSecretRepository secrets() {
    return new ProjectSecretRepository(context);
  }

  /** Returns the skills of the project's agents. */
  public ProjectSkillRepository skills() {
    return new ProjectSkillRepository(context);
  }

  /** Returns the project's policies. */
  public PolicyRepository policies() {
    return new PolicyRepository(context);
  }

  /** Returns the project's integrations. */
  public IntegrationRepository integrations() {
    return new IntegrationRepository(context);
  }

  /** Returns the project's links to source repos. */
  public ProjectRepoRepository repos() {
    return new ProjectRepoRepository(context);
  }

  /** Returns the project's support agents. */
  public SupportAgentConfigRepository supportAgents() {
    return new SupportAgentConfigRepository(context);
  }

  /** Returns the project's work items. */
  public WorkItemRepository workItems() {
    return new WorkItemRepository(context);
  }

  /** Returns the dependencies between the project's work items. */
  public WorkItemDependencyRepository dependencies() {
    return new WorkItemDependencyRepository(context);
  }

  /** Returns the images attached to the project's work items. */
  public WorkItemImageRepository itemImages() {
    return new WorkItemImageRepository(context);
  }

  /** Returns the project's runs. */
  public RunRepository runs() {
    return new RunRepository(context);
  }

  /** Returns the host's own events of the project, its work items and runs. */
  public ActivityRepository activities() {
    return new ActivityRepository(context);
  }

  /** Returns the steps of the project's runs. */
  public RunStepRepository steps() {
    return new RunStepRepository(context);
  }

  /** Returns the signals to the project's runs. */
  public SignalRepository signals() {
    return new SignalRepository(context);
  }

  /** Returns the sandbox jobs of the project's runs. */
  public SandboxJobRepository sandboxJobs() {
    return new SandboxJobRepository(context);
  }

  /** Returns the external side effects of the project's runs. */
  public SideEffectRepository sideEffects() {
    return new SideEffectRepository(context);
  }

  /** Returns the project's approvals. */
  public ApprovalRepository approvals() {
    return new ApprovalRepository(context);
  }

  /** Returns the project's artifacts. */
  public ArtifactRepository artifacts() {
    return new ArtifactRepository(context);
  }

  /** Returns the project's issue analyses. */
  public IssueAnalysisRepository issueAnalyses() {
    return new IssueAnalysisRepository(context);
  }

  /** Returns the chunks that were extracted from the project's files. */
  public FileChunkRepository chunks() {
    return new FileChunkRepository(context);
  }

  /** Returns the citations of the project's artifacts. */
  public CitationRepository citations() {
    return new CitationRepository(context);
  }

  /** Returns the project's chat threads. */
  public ChatThreadRepository threads() {
    return new ChatThreadRepository(context);
  }

  /** Returns the project's deployments. */
  public DeploymentRepository deployments() {
    return new DeploymentRepository(context);
  }

  /** Returns the project's infrastructure. */
  public InfraResourceRepository infrastructure() {
    return new InfraResourceRepository(context);
  }

  /** Returns the project's workspaces. */
  public WorkspaceRepository workspaces() {
    return new WorkspaceRepository(context);
  }

  /** Returns the repos in the project's workspaces. */
  public WorkspaceRepoRepository workspaceRepos() {
    return new WorkspaceRepoRepository(context);
  }

  /** Returns the sessions in the project's workspaces. */
  public SessionRepository sessions() {
    return new SessionRepository(context);
  }

  /** Returns the checkpoints of the project's sessions. */
  public CheckpointRepository checkpoints() {
    return new CheckpointRepository(context);
  }

  /** Returns the processes of the project's sessions. */
  public ExecutionProcessRepository processes() {
    return new ExecutionProcessRepository(context);
  }

  /** Returns the repo states before and after the project's processes. */
  public ProcessRepoStateRepository processRepoStates() {
    return new ProcessRepoStateRepository(context);
  }

  /** Returns the turns of coding agents: prompts and answers. */
  public CodingAgentTurnRepository codingAgentTurns() {
    return new CodingAgentTurnRepository(context);
  }

  /** Returns the project's pull requests. */
  public PullRequestRepository pullRequests() {
    return new PullRequestRepository(context);
  }

  /** Returns the merges of the project's workspaces. */
  public MergeRepository merges() {
    return new MergeRepository(context);
  }

  /** Returns the project's files, and ingests them. */
  public ProjectFileRepository files() {
    return new ProjectFileRepository(context, store.fileIngestion(id));
  }

  /** Returns the messages of the project's threads, ordered by sequence number, never by time. */
  public AppendOnlyLog<ChatMessage, ChatThreadId> messages() {
    return new AppendOnlyLog<>(ChatMessage.TYPE, context);
  }

  /** Returns the output logs of the project's processes. */
  public OutputLog processLog() {
    return new OutputLog(context);
  }

  /** Returns the events of the project's sessions. */
  public AppendOnlyLog<SessionEvent, SessionId> sessionEvents() {
    return new AppendOnlyLog<>(SessionEvent.TYPE, context);
  }

  /** Returns the ledger of the project's model calls. */
  public UsageLedger usage() {
    return new UsageLedger(context);
  }

  /** Returns the holds that keep what the project has from being removed. */
  public Holds holds() {
    return new Holds(id, store.holds(), context.secrets().scanner());
  }

  /** Returns the journal of the project's lifecycle transitions. */
  public Journal journal() {
    return new Journal(
        context,
        store.journals(),
        work -> store.inSnapshot(snapshot -> work.apply(snapshot.journals())),
        subject -> new Subject(EntityTypes.of(subject.getClass()).name(), subject.value()));
  }

  /**
   * Returns the ledger that records steps under a lease. If the Keelson of this scope acts for an
   * actor, the leases of others are refused with a {@link dev.keelson.core.InvalidValueException}.
   */
  public StepLedger stepLedger() {
    return new NullChecks.Steps(
        leases.of(SecretPolicyLedgers.steps(store.stepLedger(id), context.secrets())));
  }

  /**
   * Returns the ledger that records external side effects under a lease, as {@link #stepLedger}.
   */
  public SideEffectLedger sideEffectLedger() {
    return new NullChecks.Effects(
        leases.of(SecretPolicyLedgers.effects(store.sideEffectLedger(id), context.secrets())),
        sideEffects());
  }

  /** Returns the service that requests, decides and consumes approvals. */
  public ApprovalService approvalService() {
    return new NullChecks.Approvals(
        SecretPolicyLedgers.approvals(store.approvalService(id), context.secrets()));
  }

  /** Returns the service that ends workspaces and runs together with everything active in them. */
  public Termination termination() {
    return new NullChecks.Ends(SecretPolicyLedgers.ends(store.termination(id), context.secrets()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.journal.JournalFeed;
import dev.keelson.project.ProjectRepository;
import dev.keelson.query.Scope;
import dev.keelson.repo.RepoRepository;
import dev.keelson.repository.Reader;
import dev.keelson.repository.RepositoryContext;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.setup.SystemConfigRepository;
import dev.keelson.spi.Store;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.TagRepository;
import dev.keelson.work.ImageRepository;
import dev.keelson.work.WorkQueue;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import dev.keelson.workspace.SandboxSpecRepository;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entry point: the whole domain over one store. Repositories of what all projects share are
 * reached from here, those of one project through {@link #project}; queries over several projects
 * go through {@link #across} and {@link #everywhere}. Immutable and thread-safe.
 */
public final class Keelson implements AutoCloseable {

  private final Store store;
  private final @Nullable Actor actor;
  private final boolean strict;
  private final SecretPolicy secrets;

  private Keelson(Store store, @Nullable Actor actor, boolean strict, SecretPolicy secrets) {
    this.store = store;
    this.actor = actor;
    this.strict = strict;
    this.secrets = secrets;
  }

  /**
   * Returns a Keelson over {@code store}. Store modules offer their own factory methods on top of
   * this one.
   */
  public static Keelson over(Store store) {
    return new Keelson(Check.present(store, "store"), null, false, SecretPolicy.standard());
  }

  /**
   * Returns a Keelson over the same store that refuses queries no index serves, unless they are
   * declared as scans. Meant for tests, so that slow queries are found there.
   */
  public Keelson strict() {
    return new Keelson(store, actor, true, secrets);
  }

  /**
   * Returns a Keelson over the same store that decides by {@code policy} what happens to secrets in
   * what is written; without one, it is {@link SecretPolicy#standard}. Set it before {@link
   * #actingAs}: what a host gives away keeps the host's policy.
   *
   * @throws dev.keelson.core.InvalidValueException if this one acts for an actor already
   */
  public Keelson withSecretPolicy(SecretPolicy policy) {
    Check.that(
        actor == null,
        "policy",
        "must be set before this Keelson acts for %s".formatted(actor),
        "start from the Keelson of the host, which acts for nobody");
    return new Keelson(store, actor, strict, Check.present(policy, "policy"));
  }

  /**
   * Returns a Keelson over the same store that signs every write with {@code actor}, and stays with
   * it: what a host gives away can't act as somebody else. Who its user is, is the host's word.
   *
   * @throws dev.keelson.core.InvalidValueException if this one acts for another actor already
   * @throws dev.keelson.core.SecretFoundException if the actor's name looks like a secret
   */
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Check.present(actor, "actor"), "actor");
    secrets.scanner().refuse(actor.toString(), "actor");
    Check.that(
        this.actor == null || this.actor.equals(actor),
        "actor",
        "must stay %s, for whom this Keelson acts".formatted(this.actor),
        "start from the Keelson of the host, which acts for nobody");
    return new Keelson(store.actingAs(actor), actor, strict, secrets);
  }

  /**
   * Runs {@code work} atomically: all of its writes take effect when it returns, none when it
   * throws; what it throws propagates unchanged. Joins a transaction that the host has begun on the
   * same connection, and an outer call: an inner call that throws rolls back only its own writes,
   * and the outer one may continue. After a refused call, make no more calls in the same
   * transaction; to continue after a refusal, make the call in an inner one. Where a call breaks
   * several rules at once, any of them may be reported inside a transaction. Use the Keelson that
   * is passed to {@code work}; this one stays outside the transaction.
   *
   * <p>Runs {@code work} once, since it may have effects elsewhere. Where another transaction was
   * in the way, or the database could not be reached, it throws a {@link
   * dev.keelson.core.StoreUnavailableException} that {@link
   * dev.keelson.core.StoreUnavailableException#isRetryable tells} whether to call again.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inTransaction(Function<? super Keelson, ? extends R> work) {
    Check.present(work, "work");
    return store.inTransaction(tx -> work.apply(new Keelson(tx, actor, strict, secrets)));
  }

  /**
   * Runs {@code work}, which only reads, on one consistent state: it sees nothing that others
   * commit meanwhile. Inside an open transaction, the isolation level of that transaction applies
   * instead.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inSnapshot(Function<? super Keelson, ? extends R> work) {
    Check.present(work, "work");
    return store.inSnapshot(snapshot -> work.apply(new Keelson(snapshot, actor, strict, secrets)));
  }

  /**
   * Returns the scope of one project. Does not check that the project exists; writes to a missing
   * project are refused.
   */
  public ProjectScope project(ProjectId project) {
    return new ProjectScope(store, Check.present(project, "project"), actor, strict, secrets);
  }

  /**
   * Returns a reader of what these projects own.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value
   *     dev.keelson.query.Scope#MAX_PROJECTS}
   */
  public Reader across(Collection<ProjectId> projects) {
    return new Reader(
        store.queries(), new Scope.Projects(Check.each(projects, "projects")), strict);
  }

  /**
   * Returns a reader of what all projects own. Its queries visit every project that exists, one
   * after another; the journal and the usage of a purged one are found {@link #across} its id.
   */
  public Reader everywhere() {
    return new Reader(store.queries(), new Scope.Everywhere(), strict);
  }

  /**
   * Returns the journals of these projects as one feed, for a listener of several.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value
   *     dev.keelson.query.Scope#MAX_PROJECTS}
   */
  public JournalFeed journal(Collection<ProjectId> projects) {
    return new JournalFeed(store.journals(), projects);
  }

  /** Returns a reader of what all projects share. */
  public Reader shared() {
    return context().reader();
  }

  /** Returns the repository of projects. */
  public ProjectRepository projects() {
    return new ProjectRepository(context(), store.projectPurge());
  }

  /** Returns the repository of agents. */
  public AgentRepository agents() {
    return new AgentRepository(context());
  }

  /** Returns the repository of source repos. */
  public RepoRepository repos() {
    return new RepoRepository(context());
  }

  /** Returns the repository of workflow definitions. */
  public WorkflowDefinitionRepository workflows() {
    return new WorkflowDefinitionRepository(context());
  }

  /** Returns the repository of images. */
  public ImageRepository images() {
    return new ImageRepository(context());
  }

  /** Returns the repository of webhook deliveries. */
  public WebhookDeliveryRepository webhooks() {
    return new WebhookDeliveryRepository(context());
  }

  /** Returns the repository of sandbox specifications. */
  public SandboxSpecRepository sandboxSpecs() {
    return new SandboxSpecRepository(context());
  }

  /** Returns the repository of the host's configuration. */
  public SystemConfigRepository systemConfig() {
    return new SystemConfigRepository(context());
  }

  /** Returns the repository of credential metadata. */
  public CredentialRepository credentials() {
    return new CredentialRepository(context());
  }

  /** Returns the repository of GitHub app installations. */
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new GitHubAppInstallationRepository(context());
  }

  /** Returns the repository of tags: reusable pieces of text. */
  public TagRepository tags() {
    return new TagRepository(context());
  }

  /** Returns the repository of scratches: drafts, notes and UI settings. */
  public ScratchRepository scratches() {
    return new ScratchRepository(context());
  }

  /** Returns the repository of sync states: the progress of a migration to another instance. */
  public SyncStateRepository syncStates() {
    return new SyncStateRepository(context());
  }

  /** Returns the sweep that removes what has outlived its retention term, in all projects. */
  public RetentionSweep retention() {
    return new NullChecks.Sweep(store.retention());
  }

  /**
   * Returns the work queue over all projects. If this Keelson acts for an actor, the leases of
   * others are refused with a {@link dev.keelson.core.InvalidValueException}; if that actor is an
   * agent, it claims or leases for that agent alone.
   */
  public WorkQueue workQueue() {
    return new NullChecks.Queue(
        new OwnLeases(actor).of(SecretPolicyQueue.of(store.workQueue(), secrets)));
  }

  /**
   * Releases what the store itself created, such as a persistence unit; does nothing for most
   * stores. Does nothing for a Keelson that acts for an actor either: the host that made the store
   * closes it.
   */
  @Override
  public void close() {
    if (actor == null) {
      store.close();
    }
  }

  private RepositoryContext context() {
    return new RepositoryContext(
        store.entities(), store.queries(), store.logs(), null, strict, secrets);
  }
}

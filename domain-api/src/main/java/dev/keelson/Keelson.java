// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.project.ProjectRepository;
import dev.keelson.query.Scope;
import dev.keelson.repo.RepoRepository;
import dev.keelson.repository.Reader;
import dev.keelson.repository.Room;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole domain, over a store. What all projects share hangs off it directly; what a project
 * owns hangs off {@link #project}; questions over several projects are asked through {@link
 * #across} and {@link #everywhere}. Immutable and thread-safe.
 */
public final class Keelson implements AutoCloseable {

  private final Store store;
  private final boolean strict;

  private Keelson(Store store, boolean strict) {
    this.store = store;
    this.strict = strict;
  }

  /** Keelson over a store; each kind of store has its own way to this. */
  public static Keelson over(Store store) {
    return new Keelson(Objects.requireNonNull(store, "store"), false);
  }

  /**
   * The same, but queries that no index serves are refused unless they say that they are scans, so
   * that tests find them.
   */
  public Keelson strict() {
    return new Keelson(store, true);
  }

  /**
   * The same, with every write signed by {@code actor}.
   *
   * @throws dev.keelson.core.SecretFoundException if the actor's name looks like a secret
   */
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Objects.requireNonNull(actor, "actor"), "actor");
    return new Keelson(store.actingAs(actor), strict);
  }

  /**
   * Does {@code work} with a store whose writes take effect together: all when it returns, none
   * when it throws. A transaction that the host has begun on the same connection is joined. So is
   * an outer call: an inner one that throws takes back its own writes only, and the outer one may
   * continue. After a refused call make no more calls in the same transaction; make the call in an
   * inner one if you want to continue after its refusal. Of a call that breaks several rules at
   * once, any of them may be reported there. Use the store that is handed in; the outer one stays
   * outside of the transaction.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inTransaction(Function<? super Keelson, ? extends R> work) {
    return store.inTransaction(tx -> work.apply(new Keelson(tx, strict)));
  }

  /**
   * Does {@code work}, which only reads, with a store that shows one state: nothing that others
   * commit meanwhile. Within a transaction that is open already, that one's isolation says what is
   * seen.
   *
   * @return what {@code work} returns
   */
  public <R extends @Nullable Object> R inSnapshot(Function<? super Keelson, ? extends R> work) {
    return store.inSnapshot(snapshot -> work.apply(new Keelson(snapshot, strict)));
  }

  /**
   * What one project owns. Does not check that the project exists; writing to one that does not is
   * refused.
   */
  public ProjectScope project(ProjectId project) {
    return new ProjectScope(store, Objects.requireNonNull(project, "project"), strict);
  }

  /**
   * Asks about what these projects own.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value
   *     dev.keelson.query.Scope#MAX_PROJECTS}
   */
  public Reader across(Collection<ProjectId> projects) {
    return new Reader(store.queries(), new Scope.Projects(List.copyOf(projects)), strict);
  }

  /** Asks about what any project owns. Every project is looked at, one after another. */
  public Reader everywhere() {
    return new Reader(store.queries(), new Scope.Everywhere(), strict);
  }

  /** Asks about what all projects share. */
  public Reader shared() {
    return room().reader();
  }

  /** All projects. */
  public ProjectRepository projects() {
    return new ProjectRepository(room(), store.projectPurge());
  }

  /** All agents. */
  public AgentRepository agents() {
    return new AgentRepository(room());
  }

  /** All git repositories. */
  public RepoRepository repos() {
    return new RepoRepository(room());
  }

  /** All workflow definitions. */
  public WorkflowDefinitionRepository workflows() {
    return new WorkflowDefinitionRepository(room());
  }

  /** All images. */
  public ImageRepository images() {
    return new ImageRepository(room());
  }

  /** All deliveries of webhooks. */
  public WebhookDeliveryRepository webhooks() {
    return new WebhookDeliveryRepository(room());
  }

  /** All sandbox specifications. */
  public SandboxSpecRepository sandboxSpecs() {
    return new SandboxSpecRepository(room());
  }

  /** The host's configuration. */
  public SystemConfigRepository systemConfig() {
    return new SystemConfigRepository(room());
  }

  /** What the host knows of its credentials. */
  public CredentialRepository credentials() {
    return new CredentialRepository(room());
  }

  /** Where the host's app is installed. */
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new GitHubAppInstallationRepository(room());
  }

  /** Pieces of text to be used again. */
  public TagRepository tags() {
    return new TagRepository(room());
  }

  /** Drafts, notes and settings of screens. */
  public ScratchRepository scratches() {
    return new ScratchRepository(room());
  }

  /** How far a move to another instance has come. */
  public SyncStateRepository syncStates() {
    return new SyncStateRepository(room());
  }

  /** What removes what has outlived its term, in all projects. */
  public RetentionSweep retention() {
    return store.retention();
  }

  /** The queue of work, over all projects. */
  public WorkQueue workQueue() {
    return store.workQueue();
  }

  /** Ends what the store began for itself, such as a persistence unit; most have nothing. */
  @Override
  public void close() {
    store.close();
  }

  private Room room() {
    return new Room(store.entities(), store.queries(), store.logs(), null, strict);
  }
}

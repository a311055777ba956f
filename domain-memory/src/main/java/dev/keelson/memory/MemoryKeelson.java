// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.project.ProjectRepository;
import dev.keelson.repo.RepoRepository;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.setup.SystemConfigRepository;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.TagRepository;
import dev.keelson.work.ImageRepository;
import dev.keelson.work.WorkQueue;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import dev.keelson.workspace.SandboxSpecRepository;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * A store in plain memory, with the same rules as the stores on a database. Every {@link #create}
 * makes a new, empty one; what it holds is gone with it.
 *
 * <p>Thread-safe. Writers take turns: a transaction makes every other writer wait until it ends, so
 * don't wait for another writer within one. Readers never wait for a transaction and don't see what
 * it has not finished. A transaction within a transaction that throws takes back its own writes;
 * the outer one may go on.
 */
public final class MemoryKeelson implements Keelson {

  private final StoreContext context;

  private MemoryKeelson(StoreContext context) {
    this.context = context;
  }

  /** Returns a new, empty store on the system's clock. */
  public static MemoryKeelson create() {
    return create(Clock.systemUTC());
  }

  /**
   * Returns a new, empty store on a clock of its own. Writes are stamped by that clock, and leases
   * and approvals run out by it, to the microsecond.
   */
  public static MemoryKeelson create(InstantSource clock) {
    return new MemoryKeelson(
        new StoreContext(Layer.empty(), Actor.KEELSON, Objects.requireNonNull(clock, "clock")));
  }

  /**
   * Returns a new, empty index of vectors, which compares each query with all there are: exact, and
   * meant for tests and small hosts. It is no part of any store.
   *
   * @param dimension how many numbers each embedding has, 1 or more
   */
  public static VectorIndex vectorIndex(int dimension) {
    return new InMemoryVectorIndex(dimension);
  }

  @Override
  public ProjectRepository projects() {
    return new InMemoryProjectRepository(context);
  }

  @Override
  public AgentRepository agents() {
    return new InMemoryAgentRepository(context);
  }

  @Override
  public RepoRepository repos() {
    return new InMemoryRepoRepository(context);
  }

  @Override
  public WorkflowDefinitionRepository workflows() {
    return new InMemoryWorkflowDefinitionRepository(context);
  }

  @Override
  public ImageRepository images() {
    return new InMemoryImageRepository(context);
  }

  @Override
  public WebhookDeliveryRepository webhooks() {
    return new InMemoryWebhookDeliveryRepository(context);
  }

  @Override
  public SandboxSpecRepository sandboxSpecs() {
    return new InMemorySandboxSpecRepository(context);
  }

  @Override
  public SystemConfigRepository systemConfig() {
    return new InMemorySystemConfigRepository(context);
  }

  @Override
  public CredentialRepository credentials() {
    return new InMemoryCredentialRepository(context);
  }

  @Override
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new InMemoryGitHubAppInstallationRepository(context);
  }

  @Override
  public TagRepository tags() {
    return new InMemoryTagRepository(context);
  }

  @Override
  public ScratchRepository scratches() {
    return new InMemoryScratchRepository(context);
  }

  @Override
  public SyncStateRepository syncStates() {
    return new InMemorySyncStateRepository(context);
  }

  @Override
  public RetentionSweep retention() {
    return new InMemoryRetentionSweep(context);
  }

  @Override
  public WorkQueue workQueue() {
    return new InMemoryWorkQueue(context);
  }

  @Override
  public ProjectScope project(ProjectId project) {
    return new InMemoryProjectScope(context, Objects.requireNonNull(project, "project"));
  }

  @Override
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Objects.requireNonNull(actor, "actor"), "actor");
    return new MemoryKeelson(new StoreContext(context.layer(), actor, context.clock()));
  }

  @Override
  public <R> R inTransaction(Function<? super Keelson, ? extends R> work) {
    return context.change(tx -> work.apply(new MemoryKeelson(tx)));
  }
}

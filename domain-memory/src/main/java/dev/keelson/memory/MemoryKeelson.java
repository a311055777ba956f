// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.desk.ScratchRepository;
import dev.keelson.desk.SyncStateRepository;
import dev.keelson.desk.TagRepository;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.project.ProjectRepository;
import dev.keelson.repository.RepositoryRepository;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.setup.SystemConfigRepository;
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

  private final Unit unit;

  private MemoryKeelson(Unit unit) {
    this.unit = unit;
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
        new Unit(Layer.empty(), Actor.KEELSON, Objects.requireNonNull(clock, "clock")));
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
    return new InMemoryProjectRepository(unit);
  }

  @Override
  public AgentRepository agents() {
    return new InMemoryAgentRepository(unit);
  }

  @Override
  public RepositoryRepository repositories() {
    return new InMemoryRepositoryRepository(unit);
  }

  @Override
  public WorkflowDefinitionRepository workflows() {
    return new InMemoryWorkflowDefinitionRepository(unit);
  }

  @Override
  public ImageRepository images() {
    return new InMemoryImageRepository(unit);
  }

  @Override
  public WebhookDeliveryRepository webhooks() {
    return new InMemoryWebhookDeliveryRepository(unit);
  }

  @Override
  public SandboxSpecRepository sandboxSpecs() {
    return new InMemorySandboxSpecRepository(unit);
  }

  @Override
  public SystemConfigRepository systemConfig() {
    return new InMemorySystemConfigRepository(unit);
  }

  @Override
  public CredentialRepository credentials() {
    return new InMemoryCredentialRepository(unit);
  }

  @Override
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new InMemoryGitHubAppInstallationRepository(unit);
  }

  @Override
  public TagRepository tags() {
    return new InMemoryTagRepository(unit);
  }

  @Override
  public ScratchRepository scratches() {
    return new InMemoryScratchRepository(unit);
  }

  @Override
  public SyncStateRepository syncStates() {
    return new InMemorySyncStateRepository(unit);
  }

  @Override
  public RetentionSweep retention() {
    return new InMemoryRetentionSweep(unit);
  }

  @Override
  public WorkQueue workQueue() {
    return new InMemoryWorkQueue(unit);
  }

  @Override
  public ProjectScope project(ProjectId project) {
    return new InMemoryProjectScope(unit, Objects.requireNonNull(project, "project"));
  }

  @Override
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Objects.requireNonNull(actor, "actor"), "actor");
    return new MemoryKeelson(new Unit(unit.layer(), actor, unit.clock()));
  }

  @Override
  public <R> R inTransaction(Function<? super Keelson, ? extends R> work) {
    return unit.change(tx -> work.apply(new MemoryKeelson(tx)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.inbound.WebhookDeliveryRepository;
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
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * A store on PostgreSQL 15 or newer, through Hibernate's stateless sessions. The schema {@code
 * keelson} must be there: {@code KeelsonMigrations.migrate(dataSource)} brings it.
 *
 * <p>Immutable, without state of its own, and thread-safe unless it is made over an entity manager.
 * A host's persistence unit learns of Keelson's rows by itself as soon as this module is on its
 * class path. Where Hibernate creates or updates the host's tables, a schema filter must keep it
 * from Keelson's.
 */
public final class JpaKeelson implements Keelson, AutoCloseable {

  private final StoreContext context;
  private final Runnable end;

  private JpaKeelson(StoreContext context, Runnable end) {
    this.context = context;
    this.end = end;
  }

  /**
   * Returns a store with a persistence unit of its own, which {@link #close} ends.
   *
   * @param dataSource a pool; one whose connections commit by themselves, as they do by default,
   *     saves a transaction around every write
   */
  public static JpaKeelson over(DataSource dataSource) {
    EntityManagerFactory factory =
        new HibernatePersistenceConfiguration("keelson")
            .property(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                Objects.requireNonNull(dataSource, "dataSource"))
            // A refusal is an answer, and told by an exception.
            .property(JdbcSettings.LOG_JDBC_ERRORS, false)
            .createEntityManagerFactory();
    return over(factory, factory::close);
  }

  /**
   * Returns a store on the host's persistence unit. It takes part in the JTA transaction of the
   * thread, if there is one; else every call outside of {@link #inTransaction} commits by itself.
   * The factory stays the host's to close.
   */
  public static JpaKeelson over(EntityManagerFactory factory) {
    return over(Objects.requireNonNull(factory, "factory"), () -> {});
  }

  /**
   * Returns a store on the connection of the host's entity manager. It takes part in whatever
   * transaction is open there, and never ends one that it did not begin. What the entity manager
   * has not flushed yet is not seen. To be used where the entity manager may be.
   */
  public static JpaKeelson over(EntityManager host) {
    return over(Sessions.of(Objects.requireNonNull(host, "host")), () -> {});
  }

  private static JpaKeelson over(EntityManagerFactory factory, Runnable end) {
    return over(Sessions.of(factory.unwrap(SessionFactory.class)), end);
  }

  private static JpaKeelson over(Sessions sessions, Runnable end) {
    return new JpaKeelson(new StoreContext(sessions, Actor.KEELSON, Clock.systemUTC()), end);
  }

  /**
   * The same store with another clock for the audit info of values. Leases, approvals and the
   * journal go by the database's clock.
   */
  public JpaKeelson withClock(InstantSource clock) {
    Objects.requireNonNull(clock, "clock");
    return new JpaKeelson(new StoreContext(context.sessions(), context.actor(), clock), end);
  }

  @Override
  public ProjectRepository projects() {
    return new JpaProjectRepository(context);
  }

  @Override
  public AgentRepository agents() {
    return new JpaAgentRepository(context);
  }

  @Override
  public SandboxSpecRepository sandboxSpecs() {
    return new JpaSandboxSpecRepository(context);
  }

  @Override
  public RepoRepository repos() {
    return new JpaRepoRepository(context);
  }

  @Override
  public WorkflowDefinitionRepository workflows() {
    return new JpaWorkflowDefinitionRepository(context);
  }

  @Override
  public ImageRepository images() {
    return new JpaImageRepository(context);
  }

  @Override
  public WebhookDeliveryRepository webhooks() {
    return new JpaWebhookDeliveryRepository(context);
  }

  @Override
  public SystemConfigRepository systemConfig() {
    return new JpaSystemConfigRepository(context);
  }

  @Override
  public CredentialRepository credentials() {
    return new JpaCredentialRepository(context);
  }

  @Override
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new JpaGitHubAppInstallationRepository(context);
  }

  @Override
  public TagRepository tags() {
    return new JpaTagRepository(context);
  }

  @Override
  public ScratchRepository scratches() {
    return new JpaScratchRepository(context);
  }

  @Override
  public SyncStateRepository syncStates() {
    return new JpaSyncStateRepository(context);
  }

  @Override
  public RetentionSweep retention() {
    return new JpaRetentionSweep(context);
  }

  @Override
  public WorkQueue workQueue() {
    return new JpaWorkQueue(context);
  }

  @Override
  public ProjectScope project(ProjectId project) {
    return new JpaProjectScope(context, Objects.requireNonNull(project, "project"));
  }

  @Override
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Objects.requireNonNull(actor, "actor"), "actor");
    return new JpaKeelson(new StoreContext(context.sessions(), actor, context.clock()), end);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A nested call that throws takes back its own writes, and the outer one may go on. A refusal
   * that only the database could see, such as a key that is taken, ends the use of the transaction
   * or nested call in which it came; make the refused write in a nested call to go on after it.
   */
  @Override
  public <R> R inTransaction(Function<? super Keelson, ? extends R> work) {
    return context
        .sessions()
        .run(open ->
            open.context(
                session -> work.apply(new JpaKeelson(context.in(Sessions.of(session)), () -> {}))));
  }

  /** Ends the persistence unit if it is this store's own; else does nothing. */
  @Override
  public void close() {
    end.run();
  }
}

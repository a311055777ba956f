// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
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
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * A store on PostgreSQL 15 or newer, through jOOQ. The schema must be there: {@code
 * KeelsonMigrations.migrate(dataSource)} brings it.
 *
 * <p>Immutable, thread-safe and without state of its own: make one for the whole program. Outside
 * of {@link #inTransaction} every call is one statement that commits by itself, except where the
 * call's own contract needs more.
 *
 * <p>jOOQ greets in the log when it is first used. Where that is not welcome, start the program
 * with {@code -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true}, or set the logger {@code
 * org.jooq.Constants} to warnings: both are the host's to decide.
 */
public final class JooqKeelson implements Keelson {

  private static final String DEFAULT_SCHEMA = "keelson";

  private final StoreContext context;

  private JooqKeelson(StoreContext context) {
    this.context = context;
  }

  /**
   * A store on connections of its own. To take part in the host's transactions, see {@link
   * #over(DSLContext)}.
   *
   * @param dataSource a pool whose connections commit by themselves; one that does not is refused
   *     with an {@link dev.keelson.core.InvalidValueException} when it is used
   */
  public static JooqKeelson over(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return over(
        new DefaultConfiguration().set(SQLDialect.POSTGRES).set(new OwnConnections(dataSource)));
  }

  /**
   * A store on the connections of the host's context. It takes part in whatever transaction is open
   * there, and never ends one that it did not begin; the context's transaction provider begins
   * those of {@link #inTransaction} where none is. Outside of transactions its connections must
   * commit by themselves, as for every other use of the context.
   *
   * @throws dev.keelson.core.InvalidValueException if the context is not for PostgreSQL
   */
  public static JooqKeelson over(DSLContext context) {
    Check.that(
        context.family() == SQLDialect.POSTGRES,
        "context",
        "must be one for PostgreSQL",
        "make it with SQLDialect.POSTGRES; this one is for " + context.dialect().getName());
    return over(context.configuration());
  }

  private static JooqKeelson over(Configuration configuration) {
    return new JooqKeelson(
        new StoreContext(
            // the host may spare itself the schema of its own tables; the log has all bind values
            DSL.using(
                configuration.deriveSettings(
                    settings -> settings.withRenderSchema(true).withExecuteLogging(false))),
            new Statements(DEFAULT_SCHEMA),
            Actor.KEELSON,
            Clock.systemUTC()));
  }

  /**
   * The same store in another schema than {@code keelson}. What a host's context maps schemas to is
   * left aside.
   */
  public JooqKeelson inSchema(String schema) {
    Configuration mapped =
        context
            .dsl()
            .configuration()
            .deriveSettings(settings ->
                settings.withRenderMapping(
                    new RenderMapping()
                        .withSchemata(
                            new MappedSchema().withInput(DEFAULT_SCHEMA).withOutput(schema))));
    return new JooqKeelson(
        new StoreContext(
            DSL.using(mapped), new Statements(schema), context.actor(), context.clock()));
  }

  /**
   * The same store with another clock for the audit info of values. Leases, approvals and the
   * journal go by the database's clock.
   */
  public JooqKeelson withClock(InstantSource clock) {
    return new JooqKeelson(
        new StoreContext(
            context.dsl(),
            context.statements(),
            context.actor(),
            Objects.requireNonNull(clock, "clock")));
  }

  @Override
  public ProjectRepository projects() {
    return new JooqProjectRepository(context);
  }

  @Override
  public AgentRepository agents() {
    return new JooqAgentRepository(context);
  }

  @Override
  public SandboxSpecRepository sandboxSpecs() {
    return new JooqSandboxSpecRepository(context);
  }

  @Override
  public RepoRepository repos() {
    return new JooqRepoRepository(context);
  }

  @Override
  public WorkflowDefinitionRepository workflows() {
    return new JooqWorkflowDefinitionRepository(context);
  }

  @Override
  public ImageRepository images() {
    return new JooqImageRepository(context);
  }

  @Override
  public WebhookDeliveryRepository webhooks() {
    return new JooqWebhookDeliveryRepository(context);
  }

  @Override
  public SystemConfigRepository systemConfig() {
    return new JooqSystemConfigRepository(context);
  }

  @Override
  public CredentialRepository credentials() {
    return new JooqCredentialRepository(context);
  }

  @Override
  public GitHubAppInstallationRepository gitHubAppInstallations() {
    return new JooqGitHubAppInstallationRepository(context);
  }

  @Override
  public TagRepository tags() {
    return new JooqTagRepository(context);
  }

  @Override
  public ScratchRepository scratches() {
    return new JooqScratchRepository(context);
  }

  @Override
  public SyncStateRepository syncStates() {
    return new JooqSyncStateRepository(context);
  }

  @Override
  public RetentionSweep retention() {
    return new JooqRetentionSweep(context);
  }

  @Override
  public WorkQueue workQueue() {
    return new JooqWorkQueue(context);
  }

  @Override
  public ProjectScope project(ProjectId project) {
    return new JooqProjectScope(context, Objects.requireNonNull(project, "project"));
  }

  @Override
  public Keelson actingAs(Actor actor) {
    WriteCheck.refuseSecrets(Objects.requireNonNull(actor, "actor"), "actor");
    return new JooqKeelson(
        new StoreContext(context.dsl(), context.statements(), actor, context.clock()));
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
    return Transactions.run(context, tx -> work.apply(new JooqKeelson(tx)));
  }
}

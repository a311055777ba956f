// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keelson.Keelson;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.migrations.Role;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a store does while the database is in trouble that passes: conflicts at every isolation, a
 * server that only reads, sessions that end, locks that nobody gives up. The trouble is real. For
 * authors of stores on PostgreSQL: extend this class. The owner of the schema must be allowed to
 * set {@code deadlock_timeout}.
 */
public abstract class PassingTroubleContract extends TroubledDatabase {

  private static final List<String> ONE_SNAPSHOT = List.of("repeatable read", "serializable");
  private static final int RUNNERS = 8;

  @Test
  final void writers_at_once_do_not_get_into_each_others_way_at_any_isolation() {
    for (String isolation : ONE_SNAPSHOT) {
      set("default_transaction_isolation", isolation);
      String key = isolation.replace(' ', '-');
      try (Keelson store = over(working)) {
        assertThat(versionsWrittenAtOnce(store, key))
            .as(isolation)
            .containsExactlyElementsOf(IntStream.rangeClosed(1, RUNNERS).boxed().toList());
      }
    }
  }

  @Test
  final void connections_may_begin_at_another_isolation_than_they_did_before() {
    shop.project().artifacts().insert(Artifacts.log(shop.id(), "log"));
    set("default_transaction_isolation", "repeatable read");
    assertThat(versionsWrittenAtOnce(keelson, "log"))
        .containsExactlyElementsOf(IntStream.rangeClosed(2, RUNNERS + 1).boxed().toList());
  }

  @Test
  final void a_unit_of_work_sees_what_others_commit_at_any_isolation() {
    for (String isolation : ONE_SNAPSHOT) {
      set("default_transaction_isolation", isolation);
      try (Keelson store = over(working)) {
        Project seen =
            store.inTransaction(tx -> {
              Project before = tx.projects().get(shop.id());
              keelson.projects().update(before.withName("Renamed at " + isolation));
              return tx.projects().update(before.id(), p -> p.withSlug("seen"));
            });
        assertThat(seen.name()).isEqualTo("Renamed at " + isolation);
      }
    }
  }

  @Test
  final void a_conflict_in_a_transaction_of_the_host_is_worth_another_try() {
    for (String isolation : ONE_SNAPSHOT) {
      set("default_transaction_isolation", isolation);
      assertPasses(
          () ->
              inHostTransaction(
                  working,
                  store -> {
                    Project before = store.projects().get(shop.id());
                    keelson.projects().update(before.withName("Faster at " + isolation));
                    store.projects().update(before.withName("Slower"));
                  }),
          "another transaction was in the way");
    }
  }

  @Test
  final void what_only_the_store_does_is_done_again_after_a_deadlock() {
    WorkItem item = shop.item();
    Run run = shop.project().runs().insert(Runs.at(item, shop.agent().id()));
    Run ended =
        deadlocked(
            run, item, () -> shop.project().termination().cancel(run.id(), StatusReason.KILLED));
    assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(shop.project().runs().get(run.id())).isEqualTo(ended);
  }

  @Test
  final void what_only_the_store_does_is_done_again_a_few_times_and_then_given_up() {
    Project before = keelson.projects().get(shop.id());
    owner("create sequence keelson.attempt");
    owner("grant usage on sequence keelson.attempt to public");
    try {
      conflictUpTo(4);
      Project renamed = keelson.projects().update(before.withName("New"));
      conflictUpTo(Integer.MAX_VALUE);
      assertPasses(
          () -> keelson.projects().update(renamed.withName("Never")),
          "another transaction was in the way");
      assertThat(keelson.projects().get(shop.id())).isEqualTo(renamed);
    } finally {
      owner("drop sequence keelson.attempt");
      owner("drop function if exists keelson.conflict() cascade");
    }
  }

  /** Ends so many attempts from now on by a conflict, and all after 50 by another error. */
  private void conflictUpTo(int attempts) {
    owner(
        """
        alter sequence keelson.attempt restart;
        create or replace function keelson.conflict() returns trigger language plpgsql as $$
        declare
          attempt bigint := nextval('keelson.attempt');
        begin
          if attempt > 50 then
            raise exception 'it was tried 50 times';
          elsif attempt <= %s then
            raise exception 'in the way' using errcode = 'serialization_failure';
          end if;
          return new;
        end
        $$;
        create or replace trigger conflict before update on keelson.project for each row execute function keelson.conflict()
        """
            .formatted(attempts));
  }

  @Test
  final void what_a_host_does_in_a_unit_of_work_is_never_done_again() {
    WorkItem item = shop.item();
    Run run = shop.project().runs().insert(Runs.at(item, shop.agent().id()));
    AtomicInteger calls = new AtomicInteger();
    assertPasses(
        () ->
            deadlocked(
                run,
                item,
                () ->
                    keelson.inTransaction(tx -> {
                      calls.incrementAndGet();
                      tx.project(shop.id()).workItems().update(item.withPriority(7));
                      return tx.project(shop.id()).runs().update(run.at("push"));
                    })),
        "another transaction was in the way");
    assertThat(calls).hasValue(1);
    assertThat(shop.project().workItems().get(item.id())).isEqualTo(item);
  }

  @Test
  final void a_server_that_only_reads_is_told_as_such_and_reads() {
    Project before = keelson.projects().get(shop.id());
    set("default_transaction_read_only", "on");
    assertPasses(() -> keelson.projects().update(before.withName("New")), "the server only reads");
    assertPasses(
        () -> keelson.inTransaction(tx -> tx.projects().update(before.withName("New"))),
        "the server only reads");
    assertThat(keelson.projects().get(shop.id())).isEqualTo(before);
  }

  @Test
  final void a_transaction_that_was_idle_for_too_long_is_told_as_such() {
    set("idle_in_transaction_session_timeout", "100ms");
    assertPasses(
        () ->
            keelson.inTransaction(tx -> {
              tx.projects().get(shop.id());
              until("the server ends the session", "state = 'idle in transaction'", false);
              return tx.projects().get(shop.id());
            }),
        "do less between its statements");
  }

  @Test
  final void a_session_that_the_server_ends_is_told_as_such() {
    assertPasses(
        () ->
            keelson.inTransaction(tx -> {
              tx.projects().get(shop.id());
              owner(
                  "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and state = 'idle in transaction'"
                      .formatted(database.name()));
              return tx.projects().get(shop.id());
            }),
        "the server ended the session; try the whole unit of work again");
    assertThat(keelson.projects().find(shop.id())).as("what works right after").isPresent();
  }

  @Test
  final void a_lock_that_nobody_gives_up_is_told_as_such() {
    set("lock_timeout", "100ms");
    set("statement_timeout", "20s");
    assertWaiting("another transaction holds a lock for longer than lock_timeout");
  }

  @Test
  final void a_statement_that_takes_too_long_is_told_as_such() {
    set("statement_timeout", "100ms");
    assertWaiting("the statement was cancelled, or took longer than its timeout");
  }

  /** Asserts what is told to a writer that waits for a transaction of the host. */
  private void assertWaiting(String told) {
    Project before = keelson.projects().get(shop.id());
    inHostTransaction(
        database.ownersDataSource(),
        host -> {
          host.projects().update(before.withName("Held"));
          assertPasses(() -> keelson.projects().update(before.withName("Waits")), told);
        });
  }

  @Test
  final void a_server_without_a_free_connection_is_told_as_such() {
    owner("alter database \"%s\" connection limit 0".formatted(database.name()));
    assertPasses(() -> keelson.projects().get(shop.id()), "the server has no connection left");
    assertPasses(
        () -> keelson.inTransaction(tx -> tx.projects().get(shop.id())),
        "the server has no connection left");
  }

  @Test
  final void a_server_that_is_not_there_is_told_as_such() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/keelson");
    current = nowhere;
    assertPasses(() -> keelson.projects().get(shop.id()), "the database can't be reached");
    assertPasses(
        () -> keelson.inTransaction(tx -> tx.projects().get(shop.id())),
        "the database can't be reached");
    assertPasses(
        () -> keelson.inSnapshot(tx -> tx.projects().get(shop.id())),
        "the database can't be reached");
  }

  @Test
  final void what_does_not_pass_says_what_to_do() {
    try (TestDatabase empty = PostgresForTests.newEmptyDatabase()) {
      current = empty.ownersDataSource();
      assertStays("run the migrations of the schema first");
    }
    PGSimpleDataSource elsewhere = (PGSimpleDataSource) database.as(Role.CONTROL);
    elsewhere.setDatabaseName("no_such_database");
    current = elsewhere;
    assertStays("there is no such database");
  }

  @Test
  final void a_proxy_that_passes_on_no_constraint_changes_nothing_about_a_refusal() {
    Project twice = Projects.minimal().withSlug(keelson.projects().get(shop.id()).slug());
    Run lost = Runs.pending(shop.id()).withWorkItemId(WorkItemId.next());
    try (Keelson store = over(WordsOnly.over(working))) {
      assertToldAlike(store, AlreadyExistsException.class, to -> to.projects().insert(twice));
      assertToldAlike(
          store, NotFoundException.class, to -> to.project(shop.id()).runs().insert(lost));
    }
  }

  /** Asserts that a store refuses a write in the words in which the one of this class does. */
  private void assertToldAlike(
      Keelson store, Class<? extends KeelsonException> refusal, Consumer<Keelson> write) {
    Throwable told = catchThrowable(() -> write.accept(keelson));
    assertThat(told).isExactlyInstanceOf(refusal);
    assertThatThrownBy(() -> write.accept(store))
        .isExactlyInstanceOf(refusal)
        .hasMessage(told.getMessage());
  }

  private List<Integer> versionsWrittenAtOnce(Keelson store, String key) {
    List<FutureTask<Artifact>> writing =
        IntStream.range(0, RUNNERS)
            .mapToObj(i ->
                Race.started(
                    "writer " + i,
                    () ->
                        store.project(shop.id()).artifacts().insert(Artifacts.log(shop.id(), key))))
            .toList();
    return writing.stream().map(Race::result).map(Artifact::revision).sorted().toList();
  }
}

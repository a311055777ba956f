// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.Verification;
import dev.keelson.migrations.Role;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.RunSteps;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What somebody tries with SQL to stop a journal, or to remove what is held or still runs. */
abstract class WaysAroundJournal extends WaysAroundRows {

  @Test
  final void no_failure_is_too_deep_or_too_long_for_the_journal() {
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    RunStep begun =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "test"));
    for (Role role : Role.values()) {
      for (String detail :
          new String[] {
            "'%s'".formatted(nested(401)),
            "'%s'".formatted(nested(900)),
            "to_jsonb(repeat('a', 17000000))"
          }) {
        String failed =
            "status = 'failed', finished_at = now(), failure = jsonb_build_object('code', 'x', 'message', 'x', 'detail', %s::jsonb)"
                .formatted(detail);
        refuse(role, update("run", work.run().id(), failed));
        refuse(role, update("run_step", begun.id(), failed));
        refuse(role, update("side_effect", free.id(), failed));
      }
    }
    Failure deepest = new Failure("x", "x", Json.parse(nested(Failure.MAX_LEVELS)));
    shop.project()
        .under(work.lease())
        .runs()
        .update(work.run().id(), run -> run.failed(deepest, Instant.now()));
    Verification verified = shop.project().journal().verify();
    assertThat(verified.holds()).isTrue();
    assertThat(verified.unplaced()).isZero();
  }

  @Test
  final void one_journal_that_can_not_be_placed_stops_no_other() throws SQLException {
    TestWorld other = shop.elsewhere();
    String entry = "project_id = '%s' and kind = 'deepest'".formatted(other.id());
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into keelson.journal (project_id, kind, subject_id, version, to_state, actor, at, failure)
          values ('%s', 'deepest', gen_random_uuid(), 1, 'failed', 'system:keelson', now(), '%s')
          """
              .formatted(other.id(), nested(3000)));
      try {
        assertThat(other.project().journal().verify().unplaced()).isPositive();
        assertThat(
                keelson
                    .journal(List.of(other.id(), shop.id()))
                    .poll(PageRequest.first(100))
                    .items())
            .extracting(JournalEntry::projectId)
            .contains(shop.id());
        assertThat(
                keelson
                    .retention()
                    .sweep(
                        RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, Duration.ofMillis(1)),
                        1000))
            .extractingByKey(Retained.JOURNAL, InstanceOfAssertFactories.LONG)
            .isPositive();
      } finally {
        statement.execute("delete from keelson.journal where " + entry);
      }
    }
    assertThat(other.project().journal().verify().unplaced()).isZero();
  }

  @Test
  final void a_hold_stops_removals_that_began_before_it() throws SQLException {
    TestWorld held = shop.elsewhere();
    Run run = ended(held);
    String remove = call("remove(0, 100000, 'rule', 'system:keelson')");
    assertThat(held.project().journal().place().place()).isPositive();
    assertThat(inOldSnapshot(Role.CONTROL, delete(run.id()), () -> hold(held, run)))
        .isEqualTo("40001");
    assertThat(inOldSnapshot(Role.CONTROL, remove, () -> held.project().holds().place("claim 17")))
        .isEqualTo("40001");
    assertThat(inOldSnapshot(Role.CONTROL, delete(held.id()), () -> hold(held, run)))
        .isEqualTo("40001");
    assertThat(held.project().runs().get(run.id())).isEqualTo(run);
  }

  private static Run ended(TestWorld world) {
    return world
        .project()
        .runs()
        .update(world.run().id(), run -> run.cancelled(StatusReason.KILLED, Instant.now()));
  }

  private static void hold(TestWorld held, Run run) {
    held.project().holds().place(run.id(), "claim 18");
  }

  @Test
  final void a_hold_and_a_removal_wait_for_each_other() throws SQLException {
    TestWorld held = shop.elsewhere();
    Run run = ended(held);
    String place =
        call("place_hold('%s', '%s', 'claim 17', 'user:ana')".formatted(held.id(), run.id()));
    for (List<String> both :
        List.of(
            List.of(delete(run.id()), place),
            List.of(place, delete(run.id())),
            List.of(call("remove(0, 100000, 'rule', 'system:keelson')"), place))) {
      try (Connection first = as(Role.CONTROL).getConnection();
          Connection second = as(Role.CONTROL).getConnection();
          Statement begun = first.createStatement();
          Statement late = second.createStatement()) {
        first.setAutoCommit(false);
        second.setAutoCommit(false);
        begun.execute(both.getFirst());
        late.execute("set local lock_timeout = '100ms'");
        assertThat(refusal(late, both.getLast())).as("how %s waits", both).isEqualTo("55P03");
        second.rollback();
        first.rollback();
      }
    }
  }

  @Test
  final void a_project_stays_while_a_run_of_it_goes_on() {
    for (Role role : Role.values()) {
      refuse(role, delete(shop.id()));
    }
    assertThat(shop.project().runs().get(work.run().id())).isEqualTo(work.run());
  }

  private static String delete(Id id) {
    return "delete from keelson.%s where id = '%s'"
        .formatted(id instanceof ProjectId ? "project" : "run", id);
  }

  private static String call(String function) {
    return "do $$ begin perform keelson.journal_%s; end $$".formatted(function);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }
}

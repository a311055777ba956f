// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.Verification;
import dev.keelson.journal.Verification.Break;
import dev.keelson.journal.Verification.Tampering;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Outcome;
import dev.keelson.workspace.ExecutionProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a journal that somebody with the owner's password has had a hand in, and that
 * work leaves its head alone. For authors of stores on PostgreSQL: extend this class.
 */
public abstract class JournalEvidenceContract extends OnPostgres {

  /** Another value for each column of the journal, by its type. */
  private static final String OTHER_VALUES =
      """
      select format('%1$I = ', attname) || coalesce(case format_type(atttypid, atttypmod)
               when 'uuid' then 'gen_random_uuid()'
               when 'bigint' then format('coalesce(%I, 0) + 1000', attname)
               when 'text' then case attname when 'actor' then '''user:mallory''' else format('coalesce(%I, '''') || ''x''', attname) end
               when 'jsonb' then '''{"forged": true}'''
               when 'bytea' then format('sha256(%I)', attname)
               when 'timestamp with time zone' then format('%I + interval ''1 microsecond''', attname) end, '?')
        from pg_attribute where attrelid = 'keelson.journal'::regclass and attnum > 0 and not attisdropped
       order by attnum
      """;

  private static final String NO_VALUES =
      """
      select format('%1$I = null', attname)
        from pg_attribute where attrelid = 'keelson.journal'::regclass and attnum > 0 and not attisdropped and not attnotnull
       order by attnum
      """;

  private TestWorld shop;

  @BeforeEach
  final void begin() {
    database.clear();
    shop = TestWorld.in(keelson, keelson, EnumSet.allOf(Part.class));
  }

  @Test
  final void a_change_of_any_column_of_any_entry_is_found() {
    long last = lived();
    List<String> changes = new ArrayList<>(list(OTHER_VALUES));
    assertThat(changes)
        .as("columns of the journal, none of a type that this test does not know how to change")
        .hasSizeGreaterThan(15)
        .noneMatch(change -> change.endsWith("?"));
    changes.addAll(list(NO_VALUES));
    for (String change : changes) {
      String column = change.substring(0, change.indexOf(' '));
      assertThat(list("select from keelson.journal where %s is not null".formatted(column)))
          .as("entries with %s, without which this test proves nothing", column)
          .isNotEmpty();
      for (long place = 1; place <= last; place++) {
        String entry = "seq = %s".formatted(place);
        if (change.endsWith("null")) {
          entry += " and %s is not null".formatted(column);
        }
        if (!list("select from keelson.journal where " + entry).isEmpty()) {
          asOwner("update keelson.journal set %s where %s".formatted(change, entry));
          assertFound("%s of place %s".formatted(change, place), place);
          putBack();
        }
      }
    }
    assertThat(verified().holds()).as("put back").isTrue();
  }

  @Test
  final void a_removal_of_any_entry_is_found() {
    long last = lived();
    for (long place = 1; place <= last; place++) {
      asOwner("delete from keelson.journal where seq = " + place);
      assertThat(verified().firstBreak())
          .as("place %s", place)
          .isEqualTo(new Break(Tampering.REMOVED, place));
      putBack();
    }
  }

  @Test
  final void an_entry_that_was_inserted_is_found() {
    long last = lived();
    forge(last + 1);
    assertThat(verified().firstBreak()).isEqualTo(new Break(Tampering.INSERTED, last + 1));
    putBack();
    asOwner("update keelson.journal set seq = seq + 1000 where seq > 1");
    asOwner("update keelson.journal set seq = seq - 999 where seq > 1000");
    forge(2);
    assertThat(verified().firstBreak())
        .as("between others, which were moved")
        .isEqualTo(new Break(Tampering.CHANGED, 2));
    putBack();
    asOwner("drop index keelson.journal_seq_idx");
    forge(2);
    assertThat(verified().firstBreak()).as("at the place of another").isNotNull();
    putBack();
    asOwner(
        "create unique index journal_seq_idx on keelson.journal (project_id, seq) where seq is not"
            + " null");
  }

  @Test
  final void entries_that_changed_places_are_found() {
    long last = lived();
    for (long place = 1; place < last; place++) {
      String swap =
          """
          update keelson.journal set seq = -1 where seq = %1$s;
          update keelson.journal set seq = %1$s where seq = %2$s;
          update keelson.journal set seq = %2$s where seq = -1;
          """
              .formatted(place, place + 1);
      String digests =
          """
          update keelson.journal j set digest = k.digest from kept k where k.seq = j.seq and j.seq in (%s, %s)
          """
              .formatted(place, place + 1);
      for (String change : List.of(swap, swap + digests)) {
        asOwner(change);
        assertThat(verified().firstBreak())
            .as(change)
            .isEqualTo(new Break(Tampering.CHANGED, place));
        putBack();
      }
    }
  }

  @Test
  final void nothing_that_is_written_touches_the_head_of_a_journal() {
    List<String> begun = head();
    work();
    assertThat(head()).as("before anybody has read the journal").isEqualTo(begun);
    shop.project().journal().place();
    List<String> placed = head();
    assertThat(placed).as("once somebody has").isNotEqualTo(begun);
    work();
    assertThat(head()).as("between two readings").isEqualTo(placed);
    assertThat(list("select from keelson.journal where seq is null"))
        .as("entries that got no place meanwhile")
        .hasSizeGreaterThan(5);
  }

  /** The heads of all journals, with who last wrote or locked them. */
  private List<String> head() {
    return list("select format('%s %s %s', xmin, xmax, h) from keelson.journal_head h");
  }

  /** What workers do all the time. */
  private void work() {
    Work work = shop.work();
    shop.keelson().workQueue().renew(work.lease(), Duration.ofMinutes(9));
    RunStep step =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "push"));
    shop.granted(Approvals.allowing(SideEffects.push(step, "push")));
    var effect =
        shop.project().sideEffectLedger().intend(work.lease(), SideEffects.push(step, "tag"));
    shop.project().sideEffectLedger().complete(work.lease(), effect.id(), "4f1c", Json.EMPTY);
    shop.project().stepLedger().complete(work.lease(), step.id(), Json.EMPTY);
    shop.project()
        .usage()
        .append(List.of(AgentExecutions.unmeasured(shop.id(), work.lease().holder())));
    shop.project().processLog().append(LogChunks.line(shop.id(), shop.process().id(), "one"));
    shop.project().termination().cancel(shop.run().id(), StatusReason.KILLED);
    shop.keelson().workQueue().complete(work.lease(), Outcome.success());
  }

  /** Makes entries in which each column is set somewhere; returns the place of the last. */
  private long lived() {
    Work work = shop.actingAs(Actor.user("ana")).work();
    Run run = work.run();
    ExecutionProcess process =
        shop.project()
            .processes()
            .insert(
                ExecutionProcesses.running(
                    shop.project()
                        .sessions()
                        .insert(Sessions.created(shop.workspace()).withRunId(run.id()))));
    shop.project().processLog().append(LogChunks.line(shop.id(), process.id(), "one"));
    shop.project().termination().cancel(shop.run().id(), StatusReason.KILLED);
    shop.keelson().workQueue().release(work.lease());
    shop.project()
        .runs()
        .update(run.id(), it -> it.running(Made.NOW).failed(Made.FAILURE, Made.NOW));
    shop.project().runs().delete(run.id());
    long last = shop.project().journal().place().place();
    asOwner(
        """
        drop table if exists kept, kept_head;
        create table kept as select * from keelson.journal;
        create table kept_head as select * from keelson.journal_head
        """);
    return last;
  }

  private void putBack() {
    asOwner(
        """
        delete from keelson.journal;
        delete from keelson.journal_head;
        insert into keelson.journal select * from kept;
        insert into keelson.journal_head select * from kept_head
        """);
  }

  private void forge(long place) {
    asOwner(
        """
        insert into keelson.journal (project_id, kind, subject_id, version, to_state, actor, at, seq, digest)
        values ('%s', 'run', gen_random_uuid(), 1, 'completed', 'user:mallory', now(), %s, sha256(''))
        """
            .formatted(shop.id(), place));
  }

  /** Asserts that the chain breaks at that place, or that one entry can't be read any more. */
  private void assertFound(String what, long place) {
    Verification verified = verified();
    Break found = verified.firstBreak();
    if (found == null) {
      assertThat(verified.unreadable()).as("what can't be read after %s", what).hasSize(1);
    } else {
      // the last one is not missed where it was if it turns up behind the end
      assertThat(found.place()).as("where is found %s", what).isIn(place, place + 1000);
    }
  }

  private Verification verified() {
    return shop.project().journal().verify();
  }

  /** Returns the first column of each row, as the owner reads it; empty if there is none. */
  private List<String> list(String query) {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> list = new ArrayList<>();
      while (row.next()) {
        list.add(row.getMetaData().getColumnCount() == 0 ? "" : row.getString(1));
      }
      return list;
    } catch (SQLException e) {
      throw new AssertionError("the owner could not read " + query, e);
    }
  }
}

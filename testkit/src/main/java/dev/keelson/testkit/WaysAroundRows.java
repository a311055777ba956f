// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.Verification;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.migrations.Role;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What somebody tries with SQL to take rows away, or to store what nothing can read or count on.
 */
abstract class WaysAroundRows extends WaysAroundWork {

  @Test
  final void what_nothing_deletes_by_itself_stays_with_what_it_belongs_to() {
    shop.process();
    shop.checkpoint();
    shop.project().activities().append(Activities.triggered(shop.id()));
    WorkItem item = shop.item();
    String agent = work.lease().holder().toString();
    for (Role role : Role.values()) {
      for (String table :
          List.of(
              "run",
              "run_step",
              "workspace",
              "session",
              "checkpoint",
              "execution_process",
              "log_chunk_head",
              "work_item_body",
              "activity")) {
        refuse(role, "delete from keelson.%s where project_id = '%s'".formatted(table, shop.id()));
      }
      refuse(role, "delete from keelson.work_item where id = '%s'".formatted(item.id()));
      refuse(role, "delete from keelson.agent_slot where agent_id = '%s'".formatted(agent));
      refuse(role, "delete from keelson.agent where id = '%s'".formatted(agent));
    }
    for (String table :
        List.of("log_chunk", "session_event", "chat_thread", "agent_execution", "policy")) {
      refuse(
          Role.WORK, "delete from keelson.%s where project_id = '%s'".formatted(table, shop.id()));
    }
    refuse(Role.WORK, "delete from keelson.tag");
  }

  @Test
  final void a_chunk_stays_until_its_file_is_ingested_again() {
    ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    shop.project().files().ingest(file.id(), 1, FileChunks.of(file, 1, "Sells shoes"));
    String delete = "delete from keelson.file_chunk where file_id = '%s'".formatted(file.id());
    for (Role role : Role.values()) {
      refuse(role, delete);
    }
    shop.project().holds().place("claim 17");
    refuseOwner(delete);
    shop.project().holds().lift();
    assertThat(shop.project().files().ingest(file.id(), 2, List.of()).isNew()).isTrue();
  }

  @Test
  final void nothing_is_truncated() {
    for (String table :
        List.of("artifact", "journal", "agent_execution", "project", "tag", "journal_hold")) {
      refuseOwner("truncate keelson.%s cascade".formatted(table));
    }
  }

  @Test
  final void a_removal_is_recorded_when_it_happens_and_not_while_it_is_held() {
    JournalHead head = shop.project().journal().place();
    String forged =
        """
        delete from keelson.journal where project_id = '%1$s' and seq = %2$s;
        insert into keelson.journal_removal (project_id, first_seq, last_seq, count, digest_before, digest_after, rule, actor, at)
        values ('%1$s', %2$s, %2$s, 1, '', '', 'older than PT1S', 'system:keelson', %3$s)
        """;
    String untouched = forged.substring(forged.indexOf("insert"));
    refuseOwner(forged.formatted(shop.id(), 1, "now() - interval '1 day'"));
    refuseOwner(forged.formatted(shop.id(), head.place() + 1, "now()"));
    refuseOwner(untouched.formatted(shop.id(), 1, "now()"));
    ownerMay(forged.formatted(shop.id(), 1, "now()"));
    shop.project().holds().place("claim 17");
    refuseOwner(forged.formatted(shop.id(), 1, "clock_timestamp()"));
    assertThat(shop.project().journal().verify().holds()).isTrue();
  }

  @Test
  final void what_java_can_not_read_is_not_stored() {
    WorkItem item = shop.item();
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "created_at = 'infinity'",
              "updated_at = '10000-01-01Z'",
              "updated_at = '-infinity'",
              "work_type = E'a\nb'",
              "work_type = ' '",
              "status_reason = E'a\u0085b'")) {
        refuse(role, update("work_item", item.id(), change).replace("updated_at = now(), ", ""));
      }
      for (String change :
          List.of(
              "\"version\": 9223372036854775807",
              "\"version\": 2",
              "\"created_at\": \"infinity\"",
              "\"created_at\": \"10000-01-01Z\"",
              "\"work_type\": \"a\\nb\"")) {
        refuse(
            role,
            """
            insert into keelson.work_item
            select (w).* from (
              select jsonb_populate_record(w, '{"id": "%s", "updated_by": "system:keelson", %s}') as w
                from keelson.work_item w where w.id = '%s') as copied
            """
                .formatted(WorkItemId.next(), change, item.id()));
      }
      for (String change :
          List.of(
              "title = E'a\\nb'",
              "title = ' '",
              "title = repeat(U&'\\+01F600', 251)",
              "labels = array[E'a\\nb']",
              "labels = '{a,\"\"}'")) {
        refuse(
            role,
            "with state as (%s returning *) update keelson.work_item_body b set %s from state where b.id = state.id"
                .formatted(update("work_item", item.id(), "priority = 1"), change));
      }
    }
    assertThat(shop.project().workItems().get(item.id())).isEqualTo(item);
  }

  @Test
  final void what_counts_for_others_counts_up() {
    shop.keelson().workQueue().renew(work.lease(), Duration.ofMinutes(1));
    for (Role role : Role.values()) {
      for (String change : List.of("claims = claims", "claims = 0", "claims = claims + 2")) {
        refuse(role, "update keelson.agent_slot set " + change);
      }
      refuse(
          role,
          "insert into keelson.artifact_head values ('%s', 'log', 'x', 2147483647)"
              .formatted(shop.id()));
      refuse(
          role,
          "insert into keelson.log_chunk_head values ('%s', '%s', 9223372036854775807)"
              .formatted(shop.id(), shop.process().id()));
      for (String head : List.of("policy_head", "work_item_dependency_head")) {
        refuse(role, "update keelson.%s set changes = 0".formatted(head));
      }
    }
  }

  @Test
  final void who_keeps_the_places_of_a_journal_keeps_nobody_else_waiting() throws SQLException {
    try (Connection connection = as(Role.WORK).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select keelson.journal_place('%s', true)".formatted(shop.id()));
      shop.item();
      Verification verified = shop.project().journal().verify();
      assertThat(verified.holds()).isTrue();
      assertThat(verified.unplaced()).isPositive();
    }
    assertThat(shop.project().journal().verify().unplaced()).isZero();
  }

  @Test
  final void a_hold_says_why_on_one_line() {
    ProjectId project = shop.id();
    for (String why : List.of("E'a\\nb'", "''", "' '", "repeat('a', 1001)")) {
      refuse(
          Role.CONTROL,
          "do $$ begin perform keelson.journal_place_hold('%s', '%s', %s, 'user:ana'); end $$"
              .formatted(project, project, why));
    }
    refuse(
        Role.CONTROL,
        "do $$ begin perform keelson.journal_remove(0, 100, E'a\\nb', 'user:ana'); end $$");
    assertThat(shop.project().holds().findAll()).isEmpty();
  }

  @Test
  final void what_is_of_another_run_or_session_is_not_named() {
    Checkpoint theirs = shop.checkpoint();
    Session own = shop.session();
    AgentExecution call =
        AgentExecutions.unmeasured(shop.id(), work.lease().holder()).withRunId(work.run().id());
    shop.project().usage().append(List.of(call));
    for (Role role : Role.values()) {
      refuse(role, update("session", own.id(), "last_checkpoint_id = '%s'".formatted(theirs.id())));
      for (RunStepId step : List.of(shop.step().id(), RunStepId.next())) {
        refuse(
            role,
            """
            insert into keelson.agent_execution
            select (e).* from (
              select jsonb_populate_record(e, '{"id": "%s", "step_id": "%s"}') as e
                from keelson.agent_execution e where e.id = '%s') as copied
            """
                .formatted(AgentExecutionId.next(), step, call.id()));
      }
    }
    assertThat(shop.project().sessions().get(own.id())).isEqualTo(own);
  }
}

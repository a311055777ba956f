// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Unreadable;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Runs;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A database that the next release has migrated, with states and words that this one lacks. */
abstract class NextRelease extends OnPostgres {

  /** What the next release migrates; each statement may be repeated. */
  private static final List<String> NEXT =
      List.of(
          "alter table keelson.run add column if not exists colour text",
          "alter table keelson.run drop constraint run_status_check",
          """
          alter table keelson.run add constraint run_status_check check (status in ('pending', 'enriching', 'enriched', 'planning',
            'planned', 'running', 'awaiting_approval', 'completed', 'failed', 'cancelled', 'paused'))
          """,
          """
          insert into keelson.lifecycle_transition (kind, from_state, to_state)
          values ('run', 'running', 'paused'), ('run', 'paused', 'running') on conflict do nothing
          """,
          "alter table keelson.work_item drop constraint work_item_status_check",
          """
          alter table keelson.work_item add constraint work_item_status_check check (status in ('pending', 'in_progress', 'waiting', 'in_review',
            'completed', 'failed', 'cancelled', 'parked'))
          """,
          """
          insert into keelson.lifecycle_transition (kind, from_state, to_state)
          values ('work_item', 'pending', 'parked'), ('work_item', 'parked', 'pending') on conflict do nothing
          """,
          "alter table keelson.merge drop constraint if exists merge_method_check",
          """
          insert into keelson.keelson_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          values (1000, '1000', 'the next release', 'SQL', 'V1000__the_next_release.sql', 1, 'owner', 1, true) on conflict do nothing
          """,
          "update keelson.keelson_schema_history set checksum = 1 where script ="
              + " 'R__lifecycle_transitions.sql'");

  TestWorld shop;

  @BeforeEach
  final void the_next_release_migrates() {
    shop = TestWorld.in(keelson, keelson, EnumSet.allOf(Part.class));
    NEXT.forEach(this::asOwner);
  }

  static void assertPaused(Run paused, Unreadable row) {
    assertThat(row.type()).isEqualTo("run");
    assertThat(row.id()).contains(paused.id().value().toString());
    assertThat(row.reason()).contains("status", "'paused'", "update this");
  }

  final Run running() {
    return shop.project().runs().insert(Runs.running(shop.id()));
  }

  final void pause(Run run) {
    asOwner("update keelson.run set status = 'paused', version = version + 1 where id = '%s'", run);
  }

  final void asOwner(String sql, Run run) {
    asOwner(sql.formatted(run.id().value()));
  }
}

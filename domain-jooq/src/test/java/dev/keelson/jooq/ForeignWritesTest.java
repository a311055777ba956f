// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.StaleVersionException;
import dev.keelson.journal.JournalEntry;
import dev.keelson.sql.SqlErrors;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** What the database makes of writes that come past the store, by psql for one. */
final class ForeignWritesTest extends ShopTest {

  @Test
  void a_move_that_the_lifecycle_lacks_is_refused_and_changes_nothing() {
    WorkItem item = item();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> end(item, WorkItemStatus.FAILED))
        .satisfies(refusal ->
            assertThat(SqlErrors.translate(refusal, "move it"))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessage(
                    "WorkItemId %s cannot go from pending to failed; allowed: in_progress,"
                        + " in_review, completed, cancelled",
                    item.id()));
    assertThat(shop.workItems().get(item.id())).isEqualTo(item);
    assertThat(shop.journal().history(item.id()).items()).hasSize(1);
  }

  @Test
  void a_move_is_journaled_and_signed_with_the_database_user() {
    WorkItem item = item();
    end(item, WorkItemStatus.CANCELLED);
    List<JournalEntry> history = shop.journal().history(item.id()).items();
    assertThat(history).hasSize(2);
    assertThat(history.getLast().toState()).isEqualTo(WorkItemStatus.CANCELLED.wireName());
    assertThat(history.getLast().actor().kind()).isEqualTo("database");
    assertThat(history.getLast().version()).isEqualTo(2);
  }

  @Test
  void the_store_does_not_write_over_it_unseen() {
    WorkItem item = item();
    sql.execute("update keelson.work_item set priority = 5 where id = ?", item.id().value());
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(() -> shop.workItems().update(item.withPriority(3)));
    assertThat(shop.workItems().get(item.id()).priority()).isEqualTo(5);
  }

  private void end(WorkItem item, WorkItemStatus status) {
    sql.execute(
        "update keelson.work_item set status = ?, finished_at = now() where id = ?",
        status.wireName(),
        item.id().value());
  }
}

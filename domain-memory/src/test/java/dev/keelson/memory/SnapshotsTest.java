// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.Keelson;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.query.Query;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What makes a copy of a {@link Layer} a snapshot. */
final class SnapshotsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Keelson keelson = MemoryKeelson.create();
  private final Project shop = keelson.projects().insert(Project.named("shop", "Shop", NOW));
  private final ProjectId id = shop.id();

  @Test
  void shows_one_state_while_writers_go_on() {
    keelson.inSnapshot(snapshot -> {
      WorkItem item =
          CompletableFuture.supplyAsync(
                  () -> keelson.project(id).workItems().insert(WorkItem.titled(id, "new", NOW)))
              .join();
      keelson.projects().update(shop.activated());
      assertThat(snapshot.project(id).workItems().find(item.id())).isEmpty();
      assertThat(snapshot.projects().get(id)).isEqualTo(shop);
      assertThat(snapshot.project(id).journal().history(id).items()).hasSize(1);
      assertThat(keelson.project(id).workItems().find(item.id())).isPresent();
      return item;
    });
    assertThat(keelson.project(id).journal().history(id).items()).hasSize(2);
  }

  @Test
  void reads_the_journal_on_from_where_it_was() {
    PageRequest first = PageRequest.first(10);
    var seen = keelson.inSnapshot(snapshot -> snapshot.project(id).journal().poll(first));
    assertThat(seen.items()).hasSize(1);
    keelson.projects().update(shop.activated());
    assertThat(keelson.project(id).journal().poll(first.after(seen.next())).items())
        .singleElement()
        .matches(entry -> entry.version() == 2);
  }

  @Test
  void a_transaction_that_is_open_sees_its_own_writes() {
    keelson.inTransaction(tx -> {
      WorkItem item = tx.project(id).workItems().insert(WorkItem.titled(id, "new", NOW));
      assertThat(tx.<Long>inSnapshot(snapshot -> snapshot.project(id).workItems().count(all())))
          .isEqualTo(1);
      assertThat(keelson.<Long>inSnapshot(it -> it.project(id).workItems().count(all()))).isZero();
      return item;
    });
  }

  @Test
  void refuses_to_write() {
    assertThatThrownBy(() ->
            keelson.inSnapshot(it -> it.projects().insert(Project.named("other", "Other", NOW))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a snapshot, which only reads");
    assertThat(keelson.projects().findAll(PageRequest.first(10)).items()).containsExactly(shop);
  }

  private static Query<WorkItem> all() {
    return WorkItem.TYPE.all();
  }
}

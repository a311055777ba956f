// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.run.Run;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What makes {@link Layer}s a transaction. */
final class TransactionsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Keelson keelson = MemoryKeelson.create();
  private final Project shop = Project.named("shop", "Shop", NOW);

  @Test
  void an_exception_takes_every_write_back() {
    Project stored = keelson.projects().insert(shop);
    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.projects().update(stored.activated());
              tx.projects().insert(Project.named("other", "Other", NOW));
              throw new IllegalStateException("stop");
            }))
        .hasMessage("stop");
    assertThat(keelson.projects().get(shop.id())).isEqualTo(stored);
    assertThat(keelson.projects().findBySlug(Project.NO_OWNER, "other")).isEmpty();
    assertThat(keelson.project(shop.id()).journal().history(shop.id()).items()).hasSize(1);
  }

  @Test
  void a_key_that_was_taken_back_is_free_again() {
    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.projects().insert(shop);
              throw new IllegalStateException("stop");
            }))
        .hasMessage("stop");
    assertThat(keelson.projects().insert(shop).version()).isEqualTo(1);
  }

  @Test
  void a_key_that_was_given_up_is_free_again() {
    Project stored = keelson.projects().insert(shop);
    keelson.projects().update(stored.withSlug("store"));
    assertThat(keelson.projects().findBySlug(Project.NO_OWNER, "shop")).isEmpty();
    assertThat(keelson.projects().insert(Project.named("shop", "Shop", NOW)).slug())
        .isEqualTo("shop");
  }

  @Test
  void a_refused_write_leaves_the_rest_of_its_transaction_alone() {
    keelson.inTransaction(tx -> {
      tx.projects().insert(shop);
      assertThatThrownBy(() -> tx.projects().insert(shop))
          .isInstanceOf(AlreadyExistsException.class);
      return tx.projects().update(shop.id(), Project::activated);
    });
    assertThat(keelson.projects().get(shop.id()).status()).isEqualTo(ProjectStatus.ACTIVE);
  }

  @Test
  void a_nested_transaction_takes_effect_with_the_outer_one() {
    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.inTransaction(nested -> nested.projects().insert(shop));
              assertThat(tx.projects().find(shop.id())).isPresent();
              assertThat(keelson.projects().find(shop.id())).isEmpty();
              throw new IllegalStateException("stop");
            }))
        .hasMessage("stop");
    assertThat(keelson.projects().find(shop.id())).isEmpty();
  }

  @Test
  void a_nested_transaction_that_throws_takes_its_own_writes_back() {
    Project other = Project.named("other", "Other", NOW);
    keelson.inTransaction(tx -> {
      assertThatThrownBy(() ->
              tx.inTransaction(nested -> {
                nested.projects().insert(other);
                throw new IllegalStateException("stop");
              }))
          .hasMessage("stop");
      return tx.projects().insert(shop);
    });
    assertThat(keelson.projects().find(shop.id())).isPresent();
    assertThat(keelson.projects().find(other.id())).isEmpty();
  }

  @Test
  void the_outer_store_stays_outside() {
    AgentId agent =
        keelson.inTransaction(tx -> {
          tx.projects().insert(shop);
          return keelson.agents().insert(Agent.named("a", "A", NOW)).id();
        });
    assertThat(keelson.agents().find(agent)).isPresent();
    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              keelson.projects().update(shop.id(), Project::activated);
              throw new IllegalStateException("stop");
            }))
        .hasMessage("stop");
    assertThat(keelson.projects().get(shop.id()).status()).isEqualTo(ProjectStatus.ACTIVE);
  }

  @Test
  void readers_neither_wait_for_a_transaction_nor_see_it() {
    keelson.inTransaction(tx -> {
      tx.projects().insert(shop);
      assertThat(CompletableFuture.supplyAsync(() -> keelson.projects().find(shop.id())).join())
          .isEmpty();
      return shop;
    });
    assertThat(keelson.projects().find(shop.id())).isPresent();
  }

  @Test
  void a_transaction_s_store_is_of_no_use_after_it() {
    Keelson ended = keelson.inTransaction(tx -> tx);
    assertThatThrownBy(() -> ended.projects().insert(shop))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this store was handed to a transaction that has ended; use the store that began it");
    assertThatThrownBy(() -> ended.projects().find(shop.id()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_reader_of_the_journal_sees_units_in_the_order_in_which_they_ended() {
    ProjectId project = keelson.projects().insert(shop).id();
    WorkItem late = WorkItem.titled(project, "begun first", NOW);
    WorkItem early = WorkItem.titled(project, "ended first", NOW);
    PageRequest next =
        keelson.inTransaction(tx -> {
          tx.project(project).workItems().insert(late);
          keelson.project(project).workItems().insert(early);
          PageRequest first = PageRequest.first(10);
          var seen = keelson.project(project).journal().poll(first);
          assertThat(seen.items()).last().matches(e -> e.subjectId().equals(early.id().value()));
          return first.after(seen.next());
        });
    assertThat(keelson.project(project).journal().poll(next).items())
        .singleElement()
        .matches(entry -> entry.subjectId().equals(late.id().value()));
  }

  @Test
  void removing_a_run_frees_its_keys() {
    ProjectId project = keelson.projects().insert(shop).id();
    var runs = keelson.project(project).runs();
    Run run = Run.first(project, NOW).idempotencyKey("once").build();
    runs.insert(run.cancelled(StatusReason.KILLED, NOW));
    assertThat(runs.delete(run.id())).isTrue();
    assertThat(runs.findByIdempotencyKey("once")).isEmpty();
    assertThat(runs.insert(run).version()).isEqualTo(1);
  }
}

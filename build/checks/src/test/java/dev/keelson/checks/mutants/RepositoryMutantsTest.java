// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Fault.storing;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.approval.ApprovalService;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Found;
import dev.keelson.query.Scope;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class RepositoryMutantsTest {

  @Test
  void a_store_that_ignores_versions_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            call -> call.proceedWith(1, Values.atVersion(call, Values.stored(call).version()))),
        "Agents.refuses_an_update_made_from_a_stale_read",
        "Racing_to_write.of_updates_from_the_same_read_one_wins");
  }

  @Test
  void a_store_that_loses_nulls_is_caught() {
    assertCaught(
        storing(
            "insert",
            WorkItem.TYPE,
            item -> item.description() == null ? item.withDescription("") : item),
        "Work_items.reads_back_null_for_everything_that_may_be_missing",
        "Work_items.an_item_may_lack_what_is_optional");
  }

  @Test
  void a_store_that_loses_characters_beyond_16_bits_is_caught() {
    assertCaught(
        storing(
            "insert",
            WorkItem.TYPE,
            item -> item.withTitle(item.title().replaceAll("[^\\x{0}-\\x{ffff}]", "?"))),
        "Work_items.reads_back_whatever_the_type_accepts");
  }

  @Test
  void a_store_that_loses_a_component_is_caught() {
    assertCaught(
        storing("insert", WorkItem.TYPE, item -> item.withUrl(null)),
        "Work_items.reads_back_every_component");
  }

  @Test
  void a_store_that_forgets_to_update_a_component_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            WorkItem.TYPE,
            call -> {
              WorkItem before = (WorkItem) Values.stored(call);
              return call.proceedWith(1, call.arg(1, WorkItem.class).withUrl(before.url()));
            }),
        "Work_items.an_update_writes_every_component_and_null_as_well");
  }

  @Test
  void a_store_that_returns_another_value_than_it_stored_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            call -> {
              call.proceed();
              return call.args().get(1);
            }),
        "Runs.every_update_gives_the_next_version_and_a_time_that_does_not_go_back",
        "Runs.a_change_is_applied_to_a_fresh_read_when_another_writer_was_faster");
  }

  @Test
  void a_store_that_returns_the_existing_instead_of_refusing_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            call -> {
              try {
                return call.proceed();
              } catch (AlreadyExistsException e) {
                if (e.key().equals("id")) {
                  return Values.stored(call);
                }
                throw e;
              }
            }),
        "Projects.refuses_a_second_insert_of_an_id",
        "Racing_to_write.of_inserts_under_one_key_one_wins");
  }

  @Test
  void a_store_that_takes_illegal_moves_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            insteadOf(IllegalTransitionException.class, call -> call.args().get(1))),
        "Runs.refuses_every_other_move_and_changes_nothing");
  }

  @Test
  void a_store_that_takes_dangling_references_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            insteadOf(NotFoundException.class, call -> call.args().get(1))),
        "Run_steps.refuses_to_refer_to_what_is_not_stored",
        "Artifacts.refuses_to_refer_into_another_project",
        "Work_items.refuses_to_be_in_a_project_that_is_not_stored");
  }

  @Test
  void a_store_that_takes_leases_of_other_projects_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            insteadOf(ForeignProjectException.class, call -> call.args().get(1))),
        "Stale_leases.a_lease_of_another_project_is_refused");
  }

  @Test
  void a_store_that_begins_steps_with_secrets_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            insteadOf(SecretFoundException.class, call -> call.args().get(1))),
        "Steps_under_a_lease.refuses_secrets_in_what_is_recorded");
  }

  @Test
  void a_store_that_takes_secrets_for_reasons_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "decide",
            insteadOf(
                SecretFoundException.class,
                call -> call.scope().approvals().get(call.arg(0, ApprovalId.class)))),
        "The_approval_service.refuses_a_secret_in_the_rationale");
  }

  @Test
  void a_store_that_signs_with_another_actor_is_caught() {
    assertCaught(
        in(Store.class, "actingAs", Call::target),
        "Work_items.every_write_is_signed_by_the_acting_actor",
        "Claiming_work.a_claim_is_a_move_in_the_journal",
        "The_journal.tells_every_move_of_everything_and_who_made_it");
  }

  @Test
  void a_store_that_finds_what_another_project_owns_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "find",
            WorkItem.TYPE,
            call -> foundAnywhere(call, call.arg(2, WorkItemId.class))),
        "Work_items.another_project_finds_nothing_by_id_and_changes_nothing");
  }

  private static Optional<WorkItem> foundAnywhere(Call call, WorkItemId id) {
    return call
        .store()
        .queries()
        .list(
            WorkItem.TYPE.where(WorkItem.TYPE.id().is(id)),
            new Scope.Everywhere(),
            null,
            1,
            List.of())
        .stream()
        .map(Found::value)
        .findFirst();
  }

  @Test
  void a_store_that_forgets_everything_is_caught() {
    assertCaught(
        in(EntityStore.class, "insert", call -> Values.atVersion(call, 1)),
        "Projects.reads_back_every_component",
        "Work_items.reads_back_every_component",
        "Claiming_work.locks_what_it_gives",
        "The_journal.a_reader_that_has_seen_all_is_given_what_comes_next");
  }

  @Test
  void a_store_that_takes_the_time_of_creation_from_an_update_is_caught() {
    assertCaught(
        () -> {
          Map<Id, Instant> said = new ConcurrentHashMap<>();
          return call -> {
            Object answer = call.proceed();
            if (call.is(EntityStore.class, "update")) {
              Entity<?> value = call.arg(1, Entity.class);
              said.put(value.id(), value.createdAt());
              return madeWhenSaid(call, (Entity<?>) answer, said);
            }
            return call.is(EntityStore.class, "find")
                ? ((Optional<?>) answer).map(value -> madeWhenSaid(call, (Entity<?>) value, said))
                : answer;
          };
        },
        "Runs.an_update_keeps_when_the_value_was_made_whatever_it_says_itself",
        "Agents.an_update_keeps_when_the_value_was_made_whatever_it_says_itself");
  }

  private static Entity<?> madeWhenSaid(Call call, Entity<?> value, Map<Id, Instant> said) {
    Instant made = said.getOrDefault(value.id(), value.createdAt());
    return Values.audited(
        call,
        value,
        audit -> new AuditInfo(made, audit.updatedAt(), audit.updatedBy(), audit.version()));
  }
}

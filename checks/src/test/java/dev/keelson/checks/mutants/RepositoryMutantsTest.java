// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.Keelson;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Cursor;
import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Repository;
import dev.keelson.core.SecretFoundException;
import dev.keelson.journal.Journal;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RepositoryMutantsTest {

  @Test
  void a_store_that_ignores_versions_is_caught() {
    assertCaught(
        in(
            Repository.class,
            "update",
            call -> {
              Entity<?> value = call.arg(0, Entity.class);
              return call.proceed(Values.atVersion(value, stored(call, value.id()).version()));
            }),
        "Agents.refuses_an_update_made_from_a_stale_read",
        "Racing_to_write.of_updates_from_the_same_read_one_wins");
  }

  @Test
  void a_store_that_loses_nulls_is_caught() {
    assertCaught(
        in(
            WorkItemRepository.class,
            "insert",
            call -> {
              WorkItem item = call.arg(0, WorkItem.class);
              return call.proceed(item.description() == null ? item.withDescription("") : item);
            }),
        "Work_items.reads_back_null_for_everything_that_may_be_missing",
        "Work_items.an_item_may_lack_what_is_optional");
  }

  @Test
  void a_store_that_loses_characters_beyond_16_bits_is_caught() {
    assertCaught(
        in(
            WorkItemRepository.class,
            "insert",
            call -> {
              WorkItem item = call.arg(0, WorkItem.class);
              return call.proceed(
                  item.withTitle(item.title().replaceAll("[^\\x{0}-\\x{ffff}]", "?")));
            }),
        "Work_items.reads_back_whatever_the_type_accepts");
  }

  @Test
  void a_store_that_loses_a_component_is_caught() {
    assertCaught(
        in(
            WorkItemRepository.class,
            "insert",
            call -> call.proceed(call.arg(0, WorkItem.class).withUrl(null))),
        "Work_items.reads_back_every_component");
  }

  @Test
  void a_store_that_forgets_to_update_a_component_is_caught() {
    assertCaught(
        in(
            WorkItemRepository.class,
            "update",
            call -> {
              WorkItem item = call.arg(0, WorkItem.class);
              WorkItem before = (WorkItem) stored(call, item.id());
              return call.proceed(item.withUrl(before.url()));
            }),
        "Work_items.an_update_writes_every_component_and_null_as_well");
  }

  @Test
  void a_store_that_returns_another_value_than_it_stored_is_caught() {
    assertCaught(
        in(
            Repository.class,
            "update",
            call -> {
              call.proceed();
              return call.args().getFirst();
            }),
        "Runs.every_update_gives_the_next_version_and_a_time_that_does_not_go_back",
        "Runs.a_change_is_applied_to_a_fresh_read_when_another_writer_was_faster");
  }

  @Test
  void a_store_that_returns_the_existing_instead_of_refusing_is_caught() {
    assertCaught(
        insteadOf(
            AlreadyExistsException.class,
            call ->
                call.is(Repository.class, "insert")
                    ? stored(call, call.arg(0, Entity.class).id())
                    : null),
        "Projects.refuses_a_second_insert_of_an_id",
        "Racing_to_write.of_inserts_under_one_key_one_wins");
  }

  @Test
  void a_store_that_takes_illegal_moves_is_caught() {
    assertCaught(
        insteadOf(IllegalTransitionException.class, call -> call.args().getFirst()),
        "Runs.refuses_every_other_move_and_changes_nothing",
        "Approvals.refuses_every_other_move_and_changes_nothing");
  }

  @Test
  void a_store_that_takes_dangling_references_is_caught() {
    assertCaught(
        insteadOf(NotFoundException.class, call -> call.args().getFirst()),
        "Run_steps.refuses_to_refer_to_what_is_not_stored",
        "Artifacts.refuses_to_refer_into_another_project",
        "Work_items.refuses_to_be_in_a_project_that_is_not_stored");
  }

  @Test
  void a_store_that_takes_values_of_other_projects_is_caught() {
    assertCaught(
        insteadOf(ForeignProjectException.class, call -> call.args().getFirst()),
        "Runs.refuses_a_value_of_another_project",
        "Stale_leases.a_lease_of_another_project_is_refused");
  }

  @Test
  void a_store_that_keeps_secrets_is_caught() {
    assertCaught(
        insteadOf(SecretFoundException.class, call -> call.args().getFirst()),
        "Runs.refuses_a_secret_in_any_text_and_names_the_field_but_not_the_secret",
        "Steps_under_a_lease.refuses_secrets_in_what_is_recorded",
        "The_approval_service.refuses_a_secret_in_the_rationale");
  }

  @Test
  void a_store_that_signs_with_another_actor_is_caught() {
    assertCaught(
        in(Keelson.class, "actingAs", Call::target),
        "Work_items.every_write_is_signed_by_the_acting_actor",
        "Claiming_work.a_claim_is_a_move_in_the_journal",
        "The_journal.tells_every_move_of_everything_and_who_made_it");
  }

  @Test
  void a_store_that_finds_what_another_project_owns_is_caught() {
    assertCaught(
        () -> {
          Set<ProjectId> known = Collections.synchronizedSet(new LinkedHashSet<>());
          return call -> {
            if (call.is(Keelson.class, "project")) {
              known.add(call.arg(0, ProjectId.class));
            }
            Object found = call.proceed();
            if (call.is(WorkItemRepository.class, "find") && ((Optional<?>) found).isEmpty()) {
              return known.stream()
                  .flatMap(project ->
                      call.store().project(project).workItems().find(itemId(call)).stream())
                  .findFirst();
            }
            return found;
          };
        },
        "Work_items.another_project_finds_nothing_by_id_and_changes_nothing");
  }

  private static WorkItemId itemId(Call call) {
    return call.arg(0, WorkItemId.class);
  }

  @Test
  void a_store_that_lists_what_another_project_owns_is_caught() {
    assertCaught(
        () -> {
          Set<ProjectId> known = Collections.synchronizedSet(new LinkedHashSet<>());
          return call -> {
            if (call.is(Keelson.class, "project")) {
              known.add(call.arg(0, ProjectId.class));
            }
            if (!call.is(WorkItemRepository.class, "findAll")) {
              return call.proceed();
            }
            List<WorkItem> all = new ArrayList<>();
            for (ProjectId project : List.copyOf(known)) {
              all.addAll(Page.all(call.store().project(project).workItems()::findAll));
            }
            return new Page<>(all, null);
          };
        },
        "Lists_in_pages.other_projects_see_what_is_shared_and_nothing_else");
  }

  @Test
  void a_store_whose_order_is_not_stable_is_caught() {
    assertCaught(
        call -> {
          Object answer = call.proceed();
          if (answer instanceof Page<?>(var items, var next) && !call.is(Journal.class, "poll")) {
            List<Object> shuffled = new ArrayList<>(items);
            Collections.reverse(shuffled);
            return new Page<>(shuffled, next);
          }
          return answer;
        },
        "Lists_in_pages.comes_in_the_documented_order_in_pages_of_any_size");
  }

  @Test
  void a_store_that_pages_by_counting_is_caught() {
    assertCaught(
        call -> {
          if (call.method().getReturnType() != Page.class || call.is(Journal.class, "poll")) {
            return call.proceed();
          }
          int last = call.args().size() - 1;
          PageRequest asked = call.arg(last, PageRequest.class);
          Object[] everything = call.args().toArray();
          everything[last] = PageRequest.first(PageRequest.MAX_SIZE);
          List<?> all = ((Page<?>) call.proceed(everything)).items();
          int from = asked.after() == null ? 0 : Values.position(asked.after());
          int to = Math.min(from + asked.size(), all.size());
          return new Page<>(
              all.subList(Math.min(from, to), to),
              to == all.size() ? null : Cursor.behind(List.of(to)));
        },
        "Lists_in_pages.what_stays_is_seen_once_whatever_comes_between_two_pages");
  }

  @Test
  void a_store_that_forgets_everything_is_caught() {
    assertCaught(
        in(Repository.class, "insert", call -> Values.atVersion(call.arg(0, Entity.class), 1)),
        "Projects.reads_back_every_component",
        "Work_items.reads_back_every_component",
        "Claiming_work.locks_what_it_gives",
        "The_journal.a_reader_that_has_seen_all_is_given_what_comes_next");
  }

  /** What a repository keeps under an id. */
  private static Entity<?> stored(Call call, Id id) {
    return (Entity<?>) repository(call).get(id);
  }

  @SuppressWarnings("unchecked") // called on repositories only
  private static Repository<?, Id> repository(Call call) {
    return (Repository<?, Id>) call.target();
  }
}

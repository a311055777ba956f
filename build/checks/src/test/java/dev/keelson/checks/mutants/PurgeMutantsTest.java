// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectPurge;
import dev.keelson.project.PurgedProject;
import dev.keelson.repo.Repo;
import dev.keelson.repository.EntityStore;
import dev.keelson.spi.Purges;
import dev.keelson.work.WorkItemRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about projects that go, and about what is one project's alone. */
final class PurgeMutantsTest {

  @Test
  void a_store_that_says_a_project_went_and_keeps_it_is_caught() {
    assertCaught(
        in(
            ProjectPurge.class,
            "purge",
            call -> Optional.of(Purges.of(Map.of("project", 1L), List.of()))),
        "Purging_a_project.takes_along_all_that_the_project_owns_and_nothing_of_another",
        "Purging_a_project.refuses_a_project_while_a_run_of_it_is_open",
        "Purging_a_project.of_those_who_purge_at_once_one_is_told_what_went");
  }

  @Test
  void a_store_that_is_silent_about_files_that_stay_behind_is_caught() {
    assertCaught(
        in(
            ProjectPurge.class,
            "purge",
            call ->
                ((ProjectPurge) call.target())
                    .purge(call.arg(0, ProjectId.class))
                    .map(purged -> new PurgedProject(purged.counts(), List.of()))),
        "Purging_a_project.tells_how_much_went_and_what_is_still_to_be_deleted_elsewhere");
  }

  @Test
  void a_store_that_makes_exclusive_what_others_use_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            Repo.TYPE,
            insteadOf(InvalidValueException.class, call -> call.args().get(1))),
        "Links_to_repos.what_is_exclusive_to_a_project_is_linked_by_no_other");
  }

  @Test
  void a_store_that_counts_decisions_as_well_is_caught() {
    assertCaught(
        in(
            ProjectPurge.class,
            "purge",
            call -> {
              ProjectId id = call.arg(0, ProjectId.class);
              long decisions =
                  call.keelson().project(id).reader().count(ApprovalDecision.TYPE.all().asScan());
              return ((ProjectPurge) call.target())
                  .purge(id)
                  .map(purged -> {
                    Map<String, Long> counts = new HashMap<>(purged.counts());
                    counts.put(ApprovalDecision.TYPE.name(), decisions);
                    return Purges.of(counts, purged.blobs());
                  });
            }),
        "Purging_a_project.counts_entities_and_what_was_appended_but_no_facts");
  }

  @Test
  void a_store_that_changes_a_project_that_it_refuses_to_purge_is_caught() {
    assertCaught(
        in(
            ProjectPurge.class,
            "purge",
            call -> {
              try {
                return call.proceed();
              } catch (InvalidValueException e) {
                WorkItemRepository items =
                    call.keelson().project(call.arg(0, ProjectId.class)).workItems();
                Page.all(items::findAll).forEach(item -> items.update(item.withTitle("gone")));
                throw e;
              }
            }),
        "Purging_a_project.refuses_a_project_while_a_run_of_it_is_open");
  }
}

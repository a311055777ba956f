// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keelson.query.RowType;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of a store that keeps only some parts, and says which. */
final class PartialStoreTest {

  private static final Set<Part> QUEUE_AND_RUNS = EnumSet.of(Part.CORE, Part.WORK, Part.RUNS);

  @Test
  void is_held_in_full_to_the_parts_that_it_declares() {
    Verdicts verdicts = declaring(QUEUE_AND_RUNS, keeping(QUEUE_AND_RUNS));
    assertThat(verdicts.failed()).isEmpty();
    assertThat(verdicts.passed())
        .hasSizeGreaterThan(200)
        .contains(
            "Claiming_work.gives_an_item_again_when_its_lease_ran_out",
            "Runs.an_update_that_keeps_the_state_is_no_move");
    assertThat(verdicts.skipped())
        .as("what it does not keep is reported")
        .anyMatch(test -> test.startsWith("Workspaces."))
        .anyMatch(test -> test.startsWith("Approvals."))
        .noneMatch(test -> test.startsWith("Claiming_work."));
  }

  @Test
  void is_caught_where_it_keeps_less_than_it_declares() {
    assertThat(
            declaring(QUEUE_AND_RUNS, keeping(EnumSet.of(Part.CORE, Part.WORK))).failed().keySet())
        .contains(
            "What_the_store_does_not_keep.what_is_kept_can_be_asked_for_and_what_is_not_is_refused_by_its_name");
  }

  @Test
  void is_caught_where_it_writes_what_it_does_not_keep() {
    Fault refusing = keeping(QUEUE_AND_RUNS);
    Fault onlyReads =
        call ->
            call.spi() == EntityStore.class || call.spi() == LogStore.class
                ? call.proceed()
                : refusing.answer(call);
    assertThat(declaring(QUEUE_AND_RUNS, onlyReads).failed().keySet())
        .contains("What_the_store_does_not_keep.what_is_not_kept_can_not_be_written_either");
  }

  @Test
  void is_caught_where_it_does_what_it_does_not_keep() {
    Fault refusing = keeping(QUEUE_AND_RUNS);
    Fault onlyTypes =
        call -> Part.of(call.spi()) == Part.CORE ? refusing.answer(call) : call.proceed();
    assertThat(declaring(QUEUE_AND_RUNS, onlyTypes).failed().keySet())
        .contains("What_the_store_does_not_keep.what_is_done_with_what_is_not_kept_is_refused");
  }

  private static Verdicts declaring(Set<Part> parts, Fault fault) {
    SubjectOfContract.parts = parts;
    try {
      return Verdicts.on(() -> fault, List.of(selectClass(SubjectOfContract.class)));
    } finally {
      SubjectOfContract.parts = EnumSet.allOf(Part.class);
    }
  }

  /** A store of some parts only, which refuses the rest. */
  private static Fault keeping(Set<Part> parts) {
    return call -> {
      if (!parts.contains(Part.of(call.spi()))) {
        throw new UnsupportedOperationException("no " + call.spi().getSimpleName() + " here");
      }
      for (RowType<?> type : EntityTypes.rows()) {
        if (call.isOf(type) && !parts.contains(Part.of(type))) {
          throw new UnsupportedOperationException(type.name() + " is not kept here");
        }
      }
      return call.proceed();
    };
  }
}

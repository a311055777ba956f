// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.State;
import dev.keelson.query.EntityType;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Proves;
import dev.keelson.work.WorkItemStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every lifecycle is the one of the model, and refuses in words that help. */
final class LifecycleTablesTest {

  @Test
  @Proves({"R000-84", "R001-54", "R002-22", "R004-29", "R004-49"})
  void the_lifecycles_are_those_of_the_canonical_model() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("canonical-lifecycles.txt")) {
      String canonical = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(EntityTypes.lifecycles().stream().map(LifecycleTablesTest::table))
          .as("lifecycles, each written by hand in canonical-lifecycles.txt too")
          .containsExactlyInAnyOrder(
              canonical
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .collect(joining("\n"))
                  .strip()
                  .split("\n\n"));
    }
  }

  @Test
  @Proves("R004-29")
  void a_run_that_ended_stays_so_and_one_on_its_way_has_not() {
    assertThat(RunStatus.LIFECYCLE.states())
        .filteredOn(RunStatus.LIFECYCLE::isTerminal)
        .containsExactly(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)
        .noneMatch(RunStatus.LIFECYCLE::isActive);
  }

  @Test
  @Proves("R004-49")
  void what_failed_and_may_be_retried_is_no_longer_open() {
    assertThat(RunStepStatus.LIFECYCLE.isTerminal(RunStepStatus.FAILED)).isFalse();
    assertThat(RunStepStatus.LIFECYCLE.isActive(RunStepStatus.FAILED)).isFalse();
    assertThat(WorkItemStatus.LIFECYCLE.isTerminal(WorkItemStatus.FAILED)).isFalse();
    assertThat(WorkItemStatus.LIFECYCLE.isActive(WorkItemStatus.FAILED)).isFalse();
  }

  @Test
  void a_lifecycle_is_named_as_the_table_of_its_type() {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      type.lifecycle().ifPresent(lifecycle -> assertThat(lifecycle.kind()).isEqualTo(type.name()));
    }
  }

  @Test
  void every_state_can_be_reached_from_the_first() {
    EntityTypes.lifecycles().forEach(LifecycleTablesTest::checkReach);
  }

  @Test
  void every_allowed_move_passes_and_every_other_is_refused_naming_what_is_allowed() {
    EntityTypes.lifecycles().forEach(LifecycleTablesTest::checkPairs);
  }

  private static <S extends Enum<S> & State> void checkReach(Lifecycle<S> lifecycle) {
    Set<S> reached = new LinkedHashSet<>(List.of(lifecycle.initial()));
    for (int before = 0; before < reached.size(); ) {
      before = reached.size();
      List.copyOf(reached).forEach(from -> reached.addAll(lifecycle.next(from)));
    }
    assertThat(reached).as(lifecycle.kind()).containsAll(lifecycle.states());
  }

  private static <S extends Enum<S> & State> void checkPairs(Lifecycle<S> lifecycle) {
    Id subject = ProjectId.next();
    for (S from : lifecycle.states()) {
      List<String> allowed = lifecycle.next(from).stream().map(State::wireName).toList();
      for (S to : lifecycle.states()) {
        if (allowed.contains(to.wireName())) {
          assertThat(lifecycle.require(subject, from, to)).isEqualTo(to);
        } else {
          assertThatExceptionOfType(IllegalTransitionException.class)
              .as("%s from %s to %s", lifecycle.kind(), from, to)
              .isThrownBy(() -> lifecycle.require(subject, from, to))
              .withMessage(
                  "ProjectId %s cannot go from %s to %s; allowed: %s",
                  subject,
                  from.wireName(),
                  to.wireName(),
                  allowed.isEmpty() ? "nothing, it is final" : String.join(", ", allowed))
              .satisfies(e -> assertThat(e.subject()).isEqualTo(subject))
              .satisfies(e -> assertThat(e.from()).isEqualTo(from.wireName()))
              .satisfies(e -> assertThat(e.to()).isEqualTo(to.wireName()))
              .satisfies(e -> assertThat(e.allowed()).containsExactlyElementsOf(allowed));
        }
      }
    }
  }

  private static <S extends Enum<S> & State> String table(Lifecycle<S> lifecycle) {
    StringBuilder table = new StringBuilder(lifecycle.kind());
    for (S from : lifecycle.states()) {
      table.append("\n  ").append(from.wireName()).append(':');
      lifecycle.next(from).forEach(to -> table.append(' ').append(to.wireName()));
    }
    return table.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static dev.keelson.core.LifecycleTest.Door.BRICKED_UP;
import static dev.keelson.core.LifecycleTest.Door.CLOSED;
import static dev.keelson.core.LifecycleTest.Door.JAMMED;
import static dev.keelson.core.LifecycleTest.Door.WIDE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keelson.core.Lifecycle.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LifecycleTest {

  private static final Lifecycle<Door> LIFECYCLE =
      Lifecycle.of("door", Door.class)
          .from(CLOSED, WIDE_OPEN)
          .from(WIDE_OPEN, CLOSED, JAMMED)
          .from(JAMMED, CLOSED)
          .ended(JAMMED)
          .fromEveryActive(BRICKED_UP)
          .build();

  @Test
  void the_table_says_which_states_may_follow() {
    assertThat(LIFECYCLE.next(CLOSED)).containsExactly(WIDE_OPEN, BRICKED_UP);
    assertThat(LIFECYCLE.next(WIDE_OPEN)).containsExactly(CLOSED, JAMMED, BRICKED_UP);
    assertThat(LIFECYCLE.next(JAMMED)).containsExactly(CLOSED);
    assertThat(LIFECYCLE.next(BRICKED_UP)).isEmpty();
    assertThat(LIFECYCLE.transitions())
        .containsExactly(
            new Transition<>(CLOSED, WIDE_OPEN),
            new Transition<>(CLOSED, BRICKED_UP),
            new Transition<>(WIDE_OPEN, CLOSED),
            new Transition<>(WIDE_OPEN, JAMMED),
            new Transition<>(WIDE_OPEN, BRICKED_UP),
            new Transition<>(JAMMED, CLOSED));
  }

  @Test
  void a_thing_starts_in_the_first_state() {
    assertThat(LIFECYCLE.initial()).isEqualTo(CLOSED);
    assertThat(LIFECYCLE.states()).containsExactly(Door.values());
    assertThat(LIFECYCLE.kind()).isEqualTo("door");
  }

  @Test
  void final_is_what_nothing_follows_and_ended_what_only_a_retry_does() {
    assertThat(LIFECYCLE.states()).filteredOn(LIFECYCLE::isTerminal).containsExactly(BRICKED_UP);
    assertThat(LIFECYCLE.states())
        .filteredOn(LIFECYCLE::isActive)
        .containsExactly(CLOSED, WIDE_OPEN);
  }

  @Test
  void a_row_that_is_declared_twice_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> Lifecycle.of("door", Door.class).from(CLOSED, WIDE_OPEN).from(CLOSED, JAMMED))
        .withMessage("door declares the transitions from closed twice");
  }

  @Test
  void the_table_cannot_be_changed() {
    assertThat(LIFECYCLE.next(CLOSED)).isUnmodifiable();
    assertThat(LIFECYCLE.states()).isUnmodifiable();
  }

  @Test
  void a_state_is_written_in_lower_case_and_read_in_any_spelling() {
    assertThat(WIDE_OPEN.wireName()).isEqualTo("wide_open");
    for (String text : List.of("wide_open", "WIDE_OPEN", "WideOpen", "wide-open", "wide open")) {
      assertThat(LIFECYCLE.parse(text)).isEqualTo(WIDE_OPEN);
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> LIFECYCLE.parse("ajar"))
        .withMessage(
            "door.status must be one of [closed, wide_open, jammed, bricked_up];"
                + " got a word of 4 characters that is none of them");
  }

  @Test
  void a_refused_move_names_what_is_allowed() {
    Id subject = ProjectId.next();
    assertThat(LIFECYCLE.require(subject, CLOSED, WIDE_OPEN)).isEqualTo(WIDE_OPEN);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> LIFECYCLE.require(subject, JAMMED, BRICKED_UP))
        .withMessage("ProjectId %s cannot go from jammed to bricked_up; allowed: closed", subject);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> LIFECYCLE.require(subject, CLOSED, CLOSED))
        .withMessageContaining("allowed: wide_open, bricked_up");
    assertThat(LIFECYCLE.refusal(subject, BRICKED_UP, CLOSED))
        .hasMessageEndingWith("allowed: nothing, it is final");
  }

  enum Door implements State {
    CLOSED,
    WIDE_OPEN,
    JAMMED,
    BRICKED_UP
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.Explained;
import dev.keelson.core.Fallible;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.State;
import dev.keelson.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every type with a lifecycle: its moves, and the journal of them. */
abstract class LivingSuite<T extends Record & Entity<I>, I extends Id>
    extends RepositorySuite<T, I> {

  /** The value in that state, with whatever follows from it. */
  abstract T inState(T value, String state);

  /** The project whose journal tells of the value. */
  abstract ProjectId owner(T value);

  @Test
  final void accepts_every_move_of_the_lifecycle_and_journals_it() {
    for (Move move : moves().stream().filter(Move::isAllowed).toList()) {
      T stored = repository(shop.actingAs(ANA)).insert(inState(minimal(shop), move.from));
      T moved = repository(shop.actingAs(BEN)).update(inState(stored, move.to));
      assertThat(repository().get(stored.id())).as("%s", move).isEqualTo(moved);
      assertThat(history(stored))
          .as("%s", move)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
          .containsExactly(
              entry(stored, null, move.from, ANA), entry(moved, move.from, move.to, BEN));
    }
  }

  @Test
  final void refuses_every_other_move_and_changes_nothing() {
    for (Move move : moves().stream().filter(move -> !move.isAllowed()).toList()) {
      T stored = repository().insert(inState(minimal(shop), move.from));
      assertThatExceptionOfType(IllegalTransitionException.class)
          .as("%s", move)
          .isThrownBy(() -> repository().update(inState(stored, move.to)))
          .satisfies(e -> assertThat(e.subject()).isEqualTo(stored.id()))
          .satisfies(e -> assertThat(e.from()).isEqualTo(move.from))
          .satisfies(e -> assertThat(e.to()).isEqualTo(move.to))
          .satisfies(e -> assertThat(e.allowed()).containsExactlyElementsOf(move.allowed));
      assertThat(repository().get(stored.id())).as("%s", move).isEqualTo(stored);
      assertThat(history(stored)).as("%s", move).hasSize(1);
    }
  }

  @Test
  final void an_update_that_keeps_the_state_is_no_move() {
    for (String state : states()) {
      T stored = repository().insert(inState(minimal(shop), state));
      assertThat(repository().update(edited(stored)).version()).as(state).isEqualTo(2);
      assertThat(history(stored)).as(state).hasSize(1);
    }
  }

  final List<String> states() {
    return lifecycle().states().stream().map(State::wire).toList();
  }

  private Lifecycle<?> lifecycle() {
    return type().lifecycle().orElseThrow();
  }

  private List<Move> moves() {
    return moves(lifecycle());
  }

  private static <S extends Enum<S> & State> List<Move> moves(Lifecycle<S> lifecycle) {
    List<Move> moves = new ArrayList<>();
    for (S from : lifecycle.states()) {
      List<String> allowed = lifecycle.next(from).stream().map(State::wire).toList();
      lifecycle.states().stream()
          .filter(to -> to != from)
          .forEach(to -> moves.add(new Move(from.wire(), to.wire(), allowed)));
    }
    return moves;
  }

  private List<JournalEntry> history(T value) {
    return keelson.project(owner(value)).journal().history(value.id());
  }

  private JournalEntry entry(T value, @Nullable String from, String to, Actor by) {
    return JournalEntry.builder()
        .projectId(owner(value))
        .kind(lifecycle().kind())
        .subjectId(value.id().value())
        .version(value.version())
        .fromState(from)
        .toState(to)
        .reason(value instanceof Explained explained ? explained.statusReason() : null)
        .failure(
            to.equals("failed") && value instanceof Fallible fallible
                ? Objects.requireNonNull(fallible.failure()).toJson()
                : null)
        .actor(by)
        .at(value.updatedAt())
        .build();
  }

  private record Move(String from, String to, List<String> allowed) {
    boolean isAllowed() {
      return allowed.contains(to);
    }

    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }
}

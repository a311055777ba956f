// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.State;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the lifecycle of every type: its transitions, and the journal of them.
 *
 * @param suite the suite of the type
 * @param inState gives the value in a state, with whatever follows from it
 */
record Lifecycles<T extends Record & Entity<I>, I extends Id>(
    RepositorySuite<T, I> suite, BiFunction<T, String, T> inState) {

  void everyMoveIsAcceptedAndJournalled() {
    for (Move move : moves().stream().filter(Move::isAllowed).toList()) {
      T stored =
          suite
              .repository(suite.shop.actingAs(Suite.ANA))
              .insert(inState.apply(suite.minimal(suite.shop), move.from));
      T moved =
          suite.repository(suite.shop.actingAs(Suite.BEN)).update(inState.apply(stored, move.to));
      assertThat(suite.repository().get(stored.id())).as("%s", move).isEqualTo(moved);
      assertThat(history(stored))
          .as("%s", move)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
          .containsExactly(
              entry(stored, null, move.from, Suite.ANA),
              entry(moved, move.from, move.to, Suite.BEN));
    }
  }

  void everyOtherMoveIsRefusedAndChangesNothing() {
    for (Move move : moves().stream().filter(move -> !move.isAllowed()).toList()) {
      T stored = suite.repository().insert(inState.apply(suite.minimal(suite.shop), move.from));
      assertThatExceptionOfType(IllegalTransitionException.class)
          .as("%s", move)
          .isThrownBy(() -> suite.repository().update(inState.apply(stored, move.to)))
          .satisfies(e -> assertThat(e.subject()).isEqualTo(stored.id()))
          .satisfies(e -> assertThat(e.from()).isEqualTo(move.from))
          .satisfies(e -> assertThat(e.to()).isEqualTo(move.to))
          .satisfies(e -> assertThat(e.allowed()).containsExactlyElementsOf(move.allowed));
      assertThat(suite.repository().get(stored.id())).as("%s", move).isEqualTo(stored);
      assertThat(history(stored)).as("%s", move).hasSize(1);
    }
  }

  void keepingTheStateIsNoMove() {
    for (String state : states()) {
      T stored = suite.repository().insert(inState.apply(suite.minimal(suite.shop), state));
      assertThat(suite.repository().update(suite.edited(stored)).version()).as(state).isEqualTo(2);
      assertThat(history(stored)).as(state).hasSize(1);
    }
  }

  private List<String> states() {
    return lifecycle().states().stream().map(State::wireName).toList();
  }

  private Lifecycle<?> lifecycle() {
    return suite.type().lifecycle().orElseThrow();
  }

  private List<Move> moves() {
    return moves(lifecycle());
  }

  private static <S extends Enum<S> & State> List<Move> moves(Lifecycle<S> lifecycle) {
    List<Move> moves = new ArrayList<>();
    for (S from : lifecycle.states()) {
      List<String> allowed = lifecycle.next(from).stream().map(State::wireName).toList();
      lifecycle.states().stream()
          .filter(to -> to != from)
          .forEach(to -> moves.add(new Move(from.wireName(), to.wireName(), allowed)));
    }
    return moves;
  }

  private List<JournalEntry> history(T value) {
    return suite.keelson.project(owner(value)).journal().history(value.id()).items();
  }

  /** The project whose journal tells of the value; what no project owns goes by its own id. */
  private static ProjectId owner(Entity<?> value) {
    return value instanceof ProjectOwned owned
        ? owned.projectId()
        : new ProjectId(value.id().value());
  }

  private JournalEntry entry(T value, @Nullable String from, String to, Actor by) {
    return JournalEntry.builder()
        .projectId(owner(value))
        .kind(lifecycle().kind())
        .subjectId(value.id().value())
        .version(value.version())
        .fromState(from)
        .toState(to)
        .reason(value instanceof HasStatusReason explained ? explained.statusReason() : null)
        .failure(
            to.equals("failed") && value instanceof HasFailure fallible
                ? Objects.requireNonNull(fallible.failure()).toJson()
                : null)
        .actor(by)
        .at(value.updatedAt())
        .runId(run(value))
        .build();
  }

  /** The run that the value names, or is. */
  private @Nullable RunId run(T value) {
    return value instanceof Run run
        ? run.id()
        : suite.type().attributes().stream()
            .filter(attribute -> attribute.name().equals("run_id"))
            .map(attribute -> (RunId) attribute.of(value))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
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

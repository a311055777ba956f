// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The allowed transitions of an entity: a table from each state to the states that may follow. The
 * first constant of the enum is the initial state; a state without a row is final; a state that
 * only a retry leaves is declared as ended.
 *
 * <p>This table is the single source for the transition methods of values, the guard in the
 * database, the diagrams and the tests.
 */
public final class Lifecycle<S extends Enum<S> & State> {

  /** The state that the journal has a deletion lead to; no lifecycle may have a state of it. */
  public static final String DELETED = "deleted";

  private final String kind;
  private final Class<S> type;
  private final Map<S, Set<S>> next;
  private final Set<S> ended;

  private Lifecycle(Builder<S> builder) {
    kind = builder.kind;
    type = builder.type;
    next = builder.next;
    ended = builder.ended;
    for (S state : type.getEnumConstants()) {
      if (state.wireName().equals(DELETED)) {
        throw new IllegalStateException(
            "%s has a state called %s, which in the journal is a deletion"
                .formatted(kind, DELETED));
      }
      if (next(state).isEmpty()) {
        ended.add(state);
      }
    }
    builder.fromEveryActive.forEach(to ->
        states().stream()
            .filter(this::isActive)
            .filter(s -> s != to)
            .forEach(s -> next.computeIfAbsent(s, any -> EnumSet.noneOf(type)).add(to)));
  }

  /**
   * Returns a builder of the lifecycle of {@code kind}, which is the name of the entity's table.
   */
  public static <S extends Enum<S> & State> Builder<S> of(String kind, Class<S> type) {
    Check.present(kind, "kind");
    Check.present(type, "type");
    return new Builder<>(kind, type);
  }

  /** Returns the kind of entity that has this lifecycle, for example {@code run_step}. */
  public String kind() {
    return kind;
  }

  /** Returns all states, in the order of the enum; the first is the initial state. */
  public List<S> states() {
    return List.of(type.getEnumConstants());
  }

  /** Returns the initial state. */
  public S initial() {
    return states().getFirst();
  }

  /** Returns the states that may follow {@code from}; empty if it is final. */
  public Set<S> next(S from) {
    Check.present(from, "from");
    return Collections.unmodifiableSet(next.getOrDefault(from, Set.of()));
  }

  /** Returns whether {@code state} is final: no state may follow. */
  public boolean isTerminal(S state) {
    return next(state).isEmpty();
  }

  /** Returns whether {@code state} is active: neither final nor ended. */
  public boolean isActive(S state) {
    Check.present(state, "state");
    return !ended.contains(state);
  }

  /** Returns the active states. */
  public List<S> activeStates() {
    return states().stream().filter(this::isActive).toList();
  }

  /**
   * Returns {@code to} if it may follow {@code from}.
   *
   * @throws IllegalTransitionException if it may not, naming the allowed states
   */
  public S require(Id subject, S from, S to) {
    Check.present(subject, "subject");
    Check.present(to, "to");
    if (!next(from).contains(to)) {
      throw refusal(subject, from, to);
    }
    return to;
  }

  /** Returns the exception for a transition that this table does not allow. */
  public IllegalTransitionException refusal(Id subject, State from, State to) {
    Check.present(subject, "subject");
    Check.present(from, "from");
    Check.present(to, "to");
    Collection<String> allowed = next(type.cast(from)).stream().map(State::wireName).toList();
    return new IllegalTransitionException(subject, from.wireName(), to.wireName(), allowed);
  }

  /** Returns every allowed transition, in the order of the states. */
  public List<Transition<S>> transitions() {
    List<Transition<S>> all = new ArrayList<>();
    for (S from : states()) {
      next(from).forEach(to -> all.add(new Transition<>(from, to)));
    }
    return all;
  }

  /**
   * Parses a state from its wire name, in any case and with or without underscores, or from a
   * synonym (see {@link StateSynonyms}).
   *
   * @throws InvalidValueException if no state has that name
   */
  public S parse(String text) {
    Check.present(text, "text");
    return StateSynonyms.find(states(), text)
        .orElseThrow(() ->
            new InvalidValueException(
                kind + ".status",
                "must be one of " + states().stream().map(State::wireName).toList(),
                "got a word of %s characters that is none of them".formatted(text.length())));
  }

  /** One allowed transition. */
  public record Transition<S>(S from, S to) {}

  /** Collects the rows of the table. */
  public static final class Builder<S extends Enum<S> & State> {
    private final String kind;
    private final Class<S> type;
    private final Map<S, Set<S>> next;
    private final Set<S> ended;
    private final Set<S> fromEveryActive;

    private Builder(String kind, Class<S> type) {
      this.kind = kind;
      this.type = type;
      next = new EnumMap<>(type);
      ended = EnumSet.noneOf(type);
      fromEveryActive = EnumSet.noneOf(type);
    }

    /**
     * Adds the row of {@code from}.
     *
     * @throws IllegalStateException if it was added already
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Builder<S> from(S from, S first, S... others) {
      if (next.put(from, EnumSet.of(first, others)) != null) {
        throw new IllegalStateException(
            "%s declares the transitions from %s twice".formatted(kind, from.wireName()));
      }
      return this;
    }

    /** Declares {@code state} as ended even though a retry may leave it. */
    public Builder<S> ended(S state) {
      ended.add(state);
      return this;
    }

    /** Allows {@code to} from every active state. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Builder<S> fromEveryActive(S... to) {
      fromEveryActive.addAll(List.of(to));
      ended.addAll(List.of(to));
      return this;
    }

    /** Returns the finished lifecycle. */
    public Lifecycle<S> build() {
      return new Lifecycle<>(this);
    }
  }
}

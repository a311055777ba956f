// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

import dev.keelson.core.Check;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long what piles up is kept after it was made (R000-147). What has no term is kept.
 *
 * @param terms the terms, to the millisecond, from one to {@link #MAX_TERM}
 */
public record RetentionPolicy(Map<Retained, Duration> terms) {

  /** The longest term; what is to be kept longer is kept forever. */
  public static final Duration MAX_TERM = Duration.ofDays(365_000);

  /** Logs and deliveries for 30 days, events of sessions for 7, all else until it is deleted. */
  public static final RetentionPolicy DEFAULT =
      new RetentionPolicy(
          Map.of(
              Retained.ARTIFACT_LOGS, Duration.ofDays(30),
              Retained.SESSION_EVENTS, Duration.ofDays(7),
              Retained.WEBHOOK_DELIVERIES, Duration.ofDays(30)));

  /**
   * Refuses a term of less than a millisecond or more than {@link #MAX_TERM}.
   *
   * @throws dev.keelson.core.InvalidValueException if there is one
   */
  public RetentionPolicy {
    terms = Map.copyOf(terms);
    terms.values().forEach(RetentionPolicy::check);
  }

  private static void check(Duration term) {
    Check.that(
        term.compareTo(MAX_TERM) <= 0,
        "retentionPolicy.terms",
        "must be at most " + MAX_TERM,
        "use keepingForever");
    Check.atLeast(1, term.toMillis(), "retentionPolicy.terms");
  }

  /** The same with this term for {@code what}. */
  public RetentionPolicy keeping(Retained what, Duration term) {
    Map<Retained, Duration> changed = changeable();
    changed.put(what, term);
    return new RetentionPolicy(changed);
  }

  /** The same with {@code what} kept until it is deleted. */
  public RetentionPolicy keepingForever(Retained what) {
    Map<Retained, Duration> changed = changeable();
    changed.remove(what);
    return new RetentionPolicy(changed);
  }

  /** How long {@code what} is kept, or empty if that is until it is deleted. */
  public Optional<Duration> term(Retained what) {
    return Optional.ofNullable(terms.get(what));
  }

  private Map<Retained, Duration> changeable() {
    Map<Retained, Duration> changed = new EnumMap<>(Retained.class);
    changed.putAll(terms);
    return changed;
  }
}

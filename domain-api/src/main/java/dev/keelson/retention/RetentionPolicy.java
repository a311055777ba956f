// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

import dev.keelson.core.Check;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long accumulating data is kept after its creation (R000-147). Data without a term is kept
 * until it is deleted.
 *
 * @param terms the terms, in millisecond precision, from 1 millisecond to {@link #MAX_TERM}
 */
public record RetentionPolicy(Map<Retained, Duration> terms) {

  /** The maximum term; to keep data longer, keep it forever. */
  public static final Duration MAX_TERM = Duration.ofDays(365_000);

  /**
   * Logs and webhook deliveries for 30 days, events of sessions for 7 days, everything else until
   * it is deleted.
   */
  public static final RetentionPolicy DEFAULT =
      new RetentionPolicy(
          Map.of(
              Retained.ARTIFACT_LOGS, Duration.ofDays(30),
              Retained.SESSION_EVENTS, Duration.ofDays(7),
              Retained.WEBHOOK_DELIVERIES, Duration.ofDays(30)));

  /**
   * Creates a policy.
   *
   * @throws dev.keelson.core.InvalidValueException if a term is less than 1 millisecond or more
   *     than {@link #MAX_TERM}
   */
  public RetentionPolicy {
    terms = Map.copyOf(Check.each(terms, "retentionPolicy.terms"));
    terms.values().forEach(RetentionPolicy::check);
  }

  private static void check(Duration term) {
    Check.that(
        term.compareTo(MAX_TERM) <= 0,
        "retentionPolicy.terms",
        "must be at most " + MAX_TERM,
        "use keepingForever");
    Check.millis(1, term, "retentionPolicy.terms");
  }

  /** Returns this policy with a term for {@code what}. */
  public RetentionPolicy keeping(Retained what, Duration term) {
    Map<Retained, Duration> changed = changeable();
    changed.put(Check.present(what, "retained"), term);
    return new RetentionPolicy(changed);
  }

  /** Returns this policy with {@code what} kept until it is deleted. */
  public RetentionPolicy keepingForever(Retained what) {
    Map<Retained, Duration> changed = changeable();
    changed.remove(Check.present(what, "retained"));
    return new RetentionPolicy(changed);
  }

  /** Returns how long {@code what} is kept, or empty if it is kept until it is deleted. */
  public Optional<Duration> term(Retained what) {
    return Optional.ofNullable(terms.get(Check.present(what, "retained")));
  }

  private Map<Retained, Duration> changeable() {
    Map<Retained, Duration> changed = new EnumMap<>(Retained.class);
    changed.putAll(terms);
    return changed;
  }
}

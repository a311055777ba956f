// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Duration;
import java.util.Optional;

/**
 * How often something is attempted, and how long to wait in between. The wait doubles with every
 * attempt.
 *
 * @param maxAttempts the maximum number of attempts, the first included, 1 to {@value
 *     #MAX_ATTEMPTS}
 * @param delay the wait after the first attempt, in millisecond precision
 * @param maxDelay the maximum wait, in millisecond precision, not less than {@code delay}
 */
public record RetryPolicy(int maxAttempts, Duration delay, Duration maxDelay) {

  /** The maximum number of attempts that a policy may allow. */
  public static final int MAX_ATTEMPTS = 1_000_000;

  /** One attempt and no retry. */
  public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

  public RetryPolicy {
    Check.that(
        maxAttempts >= 1 && maxAttempts <= MAX_ATTEMPTS,
        "retryPolicy.maxAttempts",
        "must be 1 to " + MAX_ATTEMPTS,
        "got " + maxAttempts);
    delay = Check.millis(0, delay, "retryPolicy.delay");
    maxDelay = Check.millis(delay.toMillis(), maxDelay, "retryPolicy.maxDelay");
  }

  /**
   * Returns how long to wait after that many attempts, or empty if no further attempt is allowed.
   */
  public Optional<Duration> waitAfter(int attempts) {
    Check.atLeast(1, attempts, "attempts");
    if (attempts >= maxAttempts) {
      return Optional.empty();
    }
    Duration wait = delay;
    for (int i = 1; i < attempts && wait.compareTo(maxDelay) < 0 && !wait.isZero(); i++) {
      wait = wait.multipliedBy(2);
    }
    return Optional.of(wait.compareTo(maxDelay) < 0 ? wait : maxDelay);
  }
}

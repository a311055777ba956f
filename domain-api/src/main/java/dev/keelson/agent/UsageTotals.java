// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The sum of several model calls.
 *
 * @param calls how many calls
 * @param failedCalls how many of them failed
 * @param inputTokens sum of the known counts, as are the next four
 * @param duration sum of the durations
 * @param costUsd sum of the known costs in US dollars, exact
 * @param unpricedCalls how many calls have no known cost, so that {@code costUsd} is not all
 */
public record UsageTotals(
    long calls,
    long failedCalls,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    long reasoningTokens,
    Duration duration,
    BigDecimal costUsd,
    long unpricedCalls) {

  public UsageTotals {
    costUsd = costUsd.signum() == 0 ? BigDecimal.ZERO : costUsd.stripTrailingZeros();
  }
}

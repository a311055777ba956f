// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.agent.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Words that the text and the page share. */
final class StoryWords {

  private StoryWords() {}

  static String length(Instant from, Instant to) {
    return length(Duration.between(from, to));
  }

  static String length(Duration length) {
    return length.toMinutes() >= 1
        ? "%d min %02d s".formatted(length.toMinutes(), length.toSecondsPart())
        : String.format(Locale.ROOT, "%.3f s", length.toMillis() / 1000.0);
  }

  static String usage(UsageTotals usage) {
    if (usage.calls() == 0) {
      return "no model calls recorded";
    }
    return "%d model calls (%d failed) in %s; tokens: %d in, %d out, %d cache read, %d cache write, %d reasoning; %s US dollars%s"
        .formatted(
            usage.calls(),
            usage.failedCalls(),
            length(usage.duration()),
            usage.inputTokens(),
            usage.outputTokens(),
            usage.cacheReadTokens(),
            usage.cacheWriteTokens(),
            usage.reasoningTokens(),
            usage.costUsd().toPlainString(),
            usage.unpricedCalls() == 0
                ? ""
                : ", and %d calls of unknown price".formatted(usage.unpricedCalls()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.usage.UsageTotals;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessRepoState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts that the plain-text and HTML renderings share. */
final class StoryWords {

  private StoryWords() {}

  static String length(Instant from, Instant to) {
    return length(Duration.between(from, to));
  }

  static String length(Duration length) {
    return length.toMinutes() >= 1
        ? String.format(Locale.ROOT, "%s min %02d s", length.toMinutes(), length.toSecondsPart())
        : String.format(Locale.ROOT, "%.3f s", length.toMillis() / 1000.0);
  }

  static String process(StoryProcess story) {
    ExecutionProcess process = story.process();
    StringBuilder line = new StringBuilder("%-20s %s".formatted(process.kind(), story.ending()));
    if (process.finishedAt() != null) {
      line.append(" in ").append(length(process.startedAt(), process.finishedAt()));
    }
    for (ProcessRepoState state : story.repos()) {
      String before = commit(state.beforeHeadCommit());
      String after = commit(state.afterHeadCommit());
      line.append(
          before.equals(after) ? ", at " + after : ", from %s to %s".formatted(before, after));
    }
    return line.append(story.chunks() == 0 ? ", wrote nothing" : "").toString();
  }

  private static String commit(@Nullable String commit) {
    return commit == null ? "?" : commit.substring(0, Math.min(commit.length(), 10));
  }

  static String usage(UsageTotals usage) {
    if (usage.calls() == 0) {
      return "no model calls recorded";
    }
    return "model calls: %s (%s failed) in %s; tokens: %s in, %s out, %s cache read, %s cache write, %s reasoning; %s US dollars%s"
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
                : ", and %s of unknown price".formatted(usage.unpricedCalls()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.core.Check;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.ProcessRepoState;
import java.util.List;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * A process of a {@link RunStory}, with the end of its output.
 *
 * @param process the process
 * @param repos the repo states before and after it, by id
 * @param chunks the number of chunks of its log
 * @param lastLines the last lines of its output, at most {@value #MAX_LINES}, in order
 */
@Value.Builder
public record StoryProcess(
    ExecutionProcess process, List<ProcessRepoState> repos, long chunks, List<String> lastLines) {

  /** The maximum number of log lines in a story. */
  public static final int MAX_LINES = 5;

  /** Escape sequences of terminals, and other control characters. */
  private static final String UNPRINTABLE = "\\e\\[[0-?]*[ -/]*[@-~]|\\p{Cntrl}";

  public StoryProcess {
    Check.present(process, "storyProcess.process");
    repos = List.copyOf(Check.each(repos, "storyProcess.repos"));
    lastLines = List.copyOf(Check.each(lastLines, "storyProcess.lastLines"));
  }

  /**
   * @param lastChunks the last chunks of its log, in order
   */
  static StoryProcess of(
      ExecutionProcess process, List<ProcessRepoState> repos, List<LogChunk> lastChunks) {
    List<String> lines =
        lastChunks.stream()
            .map(LogChunk::text)
            .collect(Collectors.joining())
            .lines()
            .map(line -> line.replace("\t", "  ").replaceAll(UNPRINTABLE, ""))
            .filter(line -> !line.isBlank())
            .toList();
    return new StoryProcess(
        process,
        repos,
        lastChunks.isEmpty() ? 0 : lastChunks.getLast().sequence(),
        lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
  }

  /** Returns how the process ended, in words. */
  String ending() {
    String status = process.status().wireName();
    return process.exitCode() != null
        ? "%s with %s".formatted(status, process.exitCode())
        : process.statusReason() != null
            ? "%s (%s)".formatted(status, process.statusReason())
            : status;
  }

  /** Returns a builder whose lists are empty. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds processes. */
  public static final class Builder extends StoryProcessBuilder {
    Builder() {
      repos(List.of()).lastLines(List.of());
    }
  }
}

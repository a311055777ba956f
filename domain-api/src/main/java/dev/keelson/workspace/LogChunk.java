// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Content;
import dev.keelson.query.LogType;
import dev.keelson.query.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of the output of a process (R002-65).
 *
 * @param processId the process that wrote it
 * @param key the sender's idempotency key for it, for example its offset in the stream
 * @param stream the stream that it was written to
 * @param text the text, at most {@value #MAX_BYTES} bytes of UTF-8
 */
@Value.Builder
public record LogChunk(
    ProjectId projectId,
    ExecutionProcessId processId,
    long sequence,
    @Nullable String key,
    LogStream stream,
    String text,
    Instant createdAt)
    implements WithLogChunk, LogEntry<ExecutionProcessId> {

  /** The maximum size of one chunk, in bytes of UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  /** {@code process_id}. */
  public static final Reference<LogChunk, ExecutionProcessId> PROCESS_ID =
      Reference.to("process_id", ExecutionProcessId.class, LogChunk::processId);

  /** The type descriptor. */
  public static final LogType<LogChunk, ExecutionProcessId> TYPE =
      new LogType<>(
          "log_chunk",
          LogChunk.class,
          ExecutionProcess.TYPE,
          PROCESS_ID,
          LogChunk::withSequence,
          List.of(Content.text("text", LogChunk::text, LogChunk::withFittingText, MAX_BYTES)));

  /**
   * The number of characters that always fit: a character takes at most three bytes, and a
   * surrogate pair four.
   */
  private static final int MAX_CHARACTERS = MAX_BYTES / 3;

  public LogChunk {
    Check.present(projectId, "logChunk.projectId");
    Check.present(processId, "logChunk.processId");
    Check.atLeast(0, sequence, "logChunk.sequence");
    Check.optionalLine(key, "logChunk.key", 300);
    Check.present(stream, "logChunk.stream");
    text = Check.content(text, "logChunk.text", MAX_BYTES);
    Check.that(
        sizeBytes(text) <= MAX_BYTES,
        "logChunk.text",
        "must have at most %s bytes".formatted(MAX_BYTES),
        "divide it with OutputLog.chunks");
    createdAt = Timestamps.of(createdAt, "logChunk.createdAt");
  }

  /** Divides output in which secrets are masked; see {@link OutputLog#chunks}. */
  static List<LogChunk> of(ExecutionProcess process, LogStream stream, String text, Instant now) {
    List<LogChunk> chunks = new ArrayList<>();
    for (int start = 0, end; start < text.length(); start = end) {
      end = end(text, start);
      chunks.add(
          builder().projectId(process.projectId()).processId(process.id()).stream(stream)
              .text(text.substring(start, end))
              .createdAt(now)
              .build());
    }
    return chunks;
  }

  private static int end(String text, int start) {
    int most = Math.min(start + MAX_CHARACTERS, text.length());
    if (most == text.length()) {
      return most;
    }
    int line = text.lastIndexOf('\n', most - 1) + 1;
    return line > start ? line : Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  /** Returns this chunk with a text that may have become longer, cut if it no longer fits. */
  private LogChunk withFittingText(String masked) {
    return withText(
        sizeBytes(masked) <= MAX_BYTES
            ? masked
            : SecretScanner.standard().masked(masked, MAX_CHARACTERS));
  }

  /** Returns its size, in bytes of UTF-8. */
  public int sizeBytes() {
    return sizeBytes(text);
  }

  @Override
  public ExecutionProcessId parent() {
    return processId;
  }

  private static int sizeBytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns a builder that starts from the defaults of a new chunk. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds chunks. */
  public static final class Builder extends LogChunkBuilder {
    Builder() {
      sequence(0);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.secret.ChunkMasker;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.List;

/**
 * The output of a project's processes. What the host's policy calls a secret is masked before
 * output is divided, since two chunks may divide a secret.
 */
public final class OutputLog extends AppendOnlyLog<LogChunk, ExecutionProcessId> {

  private final SecretScanner scanner;

  /** Creates the log in {@code context}. */
  public OutputLog(RepositoryContext context) {
    super(LogChunk.TYPE, context);
    scanner = context.secrets().scanner();
  }

  /**
   * Returns the output of a process in chunks, in order, which {@link #append(List)} stores; none
   * if it is empty. It is divided at line ends where lines are short enough. Output that comes in
   * parts goes through {@link #masker} before. NUL characters and unpaired surrogates, which no
   * store can hold, become U+FFFD.
   */
  public List<LogChunk> chunks(
      ExecutionProcess process, LogStream stream, String output, Instant now) {
    Check.present(process, "process");
    String text = Check.content(output, "output", Integer.MAX_VALUE);
    return LogChunk.of(process, stream, scanner.masked(text), now);
  }

  /** Returns a masker for output that comes in parts. */
  public ChunkMasker masker() {
    return scanner.chunks();
  }
}

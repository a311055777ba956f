// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.StoreUnavailableException;
import dev.keelson.core.secret.ChunkMasker;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.LogStream;
import dev.keelson.workspace.OutputLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a process writes while it works, and shows it as soon as it is kept: whatever somebody
 * has seen is there after a crash. One batch is what was written while the one before was stored.
 */
final class ProcessLog {

  private static final int BATCH = 8192;

  private final OutputLog store;
  private final ExecutionProcess process;
  private final Terminal terminal;
  private long offset;

  ProcessLog(OutputLog store, ExecutionProcess process, Terminal terminal) {
    this.store = store;
    this.process = process;
    this.terminal = terminal;
  }

  /** Reads to the end, and masks secrets, also those that two batches divide. */
  void follow(InputStream output) {
    try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
      char[] batch = new char[BATCH];
      ChunkMasker masker = store.masker();
      for (int read = reader.read(batch); read >= 0; read = reader.read(batch)) {
        keep(masker.next(new String(batch, 0, read)));
      }
      keep(masker.end());
    } catch (IOException e) {
      terminal.note("the output could not be read to its end: " + e.getMessage());
    }
  }

  private void keep(String text) {
    List<LogChunk> chunks = new ArrayList<>();
    for (LogChunk chunk : store.chunks(process, LogStream.STDOUT, text, Instant.now())) {
      chunks.add(chunk.withKey("%s@%s".formatted(chunk.stream(), offset)));
      offset += chunk.text().length();
    }
    try {
      store.append(chunks);
    } catch (StoreUnavailableException e) {
      store.append(chunks); // maybe only the answer was lost; the keys keep it from being twice
    }
    text.lines().forEach(terminal::output);
  }
}

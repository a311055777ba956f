// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Ensured;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ingests files: all chunks of one go as arrays of texts, one for each column. */
public final class Ingesting {

  /**
   * The statement. Parameters: {@code projectId}, {@code fileId}, {@code extractionVersion}, {@code
   * actor} and those of {@link #arguments}. Its row is the file.
   */
  public static final Statement INGEST = Statement.load("ingest_file");

  private Ingesting() {}

  /**
   * Ingests: runs the statement until it did so, or that extraction or a newer one is stored.
   *
   * @param statement runs {@link #INGEST}; empty if it did nothing
   * @param stored reads the file; throws if it is not stored
   */
  public static Ensured<ProjectFile> ingest(
      int extractionVersion,
      Supplier<Optional<ProjectFile>> statement,
      Supplier<ProjectFile> stored) {
    while (true) {
      Optional<ProjectFile> ingested = statement.get();
      if (ingested.isPresent()) {
        return new Ensured<>(ingested.get(), true);
      }
      ProjectFile file = stored.get();
      if (file.extractionVersion() >= extractionVersion) { // else others were in between
        return new Ensured<>(file, false);
      }
    }
  }

  /** The arguments for these chunks: of each column, the texts of all of them. */
  public static Map<String, @Nullable String[]> arguments(List<FileChunk> chunks) {
    Map<String, @Nullable String[]> arguments = new HashMap<>();
    arguments.put("ids", texts(chunks, FileChunk::id));
    arguments.put("contents", texts(chunks, FileChunk::content));
    arguments.put("digests", texts(chunks, FileChunk::digest));
    arguments.put("pageStarts", texts(chunks, FileChunk::pageStart));
    arguments.put("pageEnds", texts(chunks, FileChunk::pageEnd));
    arguments.put("tokenCounts", texts(chunks, FileChunk::tokenCount));
    arguments.put("createdAts", texts(chunks, FileChunk::createdAt));
    return arguments;
  }

  private static @Nullable String[] texts(
      List<FileChunk> chunks, Function<FileChunk, @Nullable Object> column) {
    return chunks.stream()
        .map(column)
        .map(part -> part == null ? null : part.toString())
        .toArray(String[]::new);
  }
}

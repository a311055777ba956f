// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Reads the chunks of one project's files; {@link ProjectFileRepository#ingest} stores them. */
public interface FileChunkRepository {

  /** The stored chunk, or empty if there is none in this project. */
  Optional<FileChunk> find(FileChunkId id);

  /** The chunks of a file, by their index (R003-36). */
  Page<FileChunk> findByFile(ProjectFileId file, PageRequest page);
}

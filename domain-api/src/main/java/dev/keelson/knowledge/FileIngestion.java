// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Ensured;
import java.util.List;

/** For authors of stores: stores what was extracted from the files of one project. */
public interface FileIngestion {

  /**
   * Replaces the chunks of a file with those of a newer extraction, all of them or none. The file
   * gets the version of the extraction, the current time as the time of its ingestion, and one
   * version more. A new chunk may have the id of a chunk that it replaces.
   *
   * <p>Stale or repeated: if the file already has that extraction or a newer one, nothing happens
   * and the stored file is returned. Concurrently: one call of the same extraction stores its
   * chunks, and the newest of several extractions remains.
   *
   * @param chunks in their order, already checked, of this project, file and extraction
   * @return the file as it is stored, and whether this call ingested it
   * @throws dev.keelson.core.NotFoundException if the file is not stored in this project
   * @throws dev.keelson.core.AlreadyExistsException if the id of a chunk is taken by a chunk of
   *     another file
   * @throws dev.keelson.core.InvalidValueException if chunks would be replaced while the project is
   *     held
   */
  Ensured<ProjectFile> ingest(ProjectFileId file, int extractionVersion, List<FileChunk> chunks);
}

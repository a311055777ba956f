// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Ensured;
import java.util.List;

/** For authors of stores: puts what was extracted from the files of one project in its place. */
public interface FileIngestion {

  /**
   * Stores what an extraction made of a file in place of what an older one did, all of it or
   * nothing. The file gets the version of the extraction, the present time as that of its
   * ingestion, and a version more.
   *
   * <p>Stale, or twice: if the file has that extraction already, or a newer one, nothing happens,
   * and the stored file comes back. At once: one of the same extraction is stored, and the newest
   * of several is what stays.
   *
   * @param chunks in their order, checked, of this project, file and extraction
   * @return the file as it is stored, and whether this call ingested it
   * @throws dev.keelson.core.NotFoundException if the file is not stored in this project
   * @throws dev.keelson.core.AlreadyExistsException if the id of a chunk is taken
   */
  Ensured<ProjectFile> ingest(ProjectFileId file, int extractionVersion, List<FileChunk> chunks);
}

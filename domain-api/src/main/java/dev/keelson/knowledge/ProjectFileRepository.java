// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.Room;
import java.util.List;
import java.util.Optional;

/** Stores the files of one project, and what is extracted from them. */
public final class ProjectFileRepository extends InsertingRepository<ProjectFile, ProjectFileId> {

  private final FileIngestion ingestion;

  /** The repository in {@code room}. */
  public ProjectFileRepository(Room room, FileIngestion ingestion) {
    super(ProjectFile.TYPE, room);
    this.ingestion = ingestion;
  }

  @Override
  public ProjectFile insert(ProjectFile file) {
    return super.insert(file.requireNew());
  }

  /**
   * Returns the file with the same bytes that is stored already, or stores this one; of many at
   * once, one is stored and all get it.
   */
  public Ensured<ProjectFile> ensure(ProjectFile file) {
    return ensure(file.requireNew(), ProjectFile.DIGEST);
  }

  /**
   * Stores what an extraction made of a file in place of what an older one did, all of it or
   * nothing (R003-10, R003-11). If the file has that extraction already, or a newer one, nothing
   * happens; of many at once, one is stored.
   *
   * @param extractionVersion counts up whenever extracting would give something else, 1 or more
   * @param chunks of this file and extraction, with the indexes 0, 1, 2 …; none if it has no text;
   *     at most {@value FileChunk#MAX_PER_FILE}
   * @return the file as it is stored, and whether this call ingested it
   * @throws dev.keelson.core.NotFoundException if the file is not stored in this project
   * @throws dev.keelson.core.ForeignProjectException if a chunk belongs to another project
   * @throws dev.keelson.core.AlreadyExistsException if the id of a chunk is taken
   * @throws dev.keelson.core.SecretFoundException if a text of a chunk looks like a secret
   * @throws dev.keelson.core.InvalidValueException if a chunk is of another file or extraction, or
   *     out of its place
   */
  public Ensured<ProjectFile> ingest(
      ProjectFileId file, int extractionVersion, List<FileChunk> chunks) {
    FileChunk.check(chunks, room.project(), file, extractionVersion);
    return ingestion.ingest(file, extractionVersion, chunks);
  }

  /** Deletes a file with its chunks. Returns whether there was one in this project. */
  public boolean delete(ProjectFileId id) {
    return remove(id);
  }

  /** The file with that digest, or empty. */
  public Optional<ProjectFile> findByDigest(Digest digest) {
    return first(type.where(ProjectFile.DIGEST.is(digest)));
  }
}

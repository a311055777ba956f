// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.List;
import java.util.Optional;

/** Stores the files of one project and the chunks that are extracted from them. */
public final class ProjectFileRepository extends InsertingRepository<ProjectFile, ProjectFileId> {

  private final FileIngestion ingestion;

  /** Creates the repository in {@code context}. */
  public ProjectFileRepository(RepositoryContext context, FileIngestion ingestion) {
    super(ProjectFile.TYPE, context);
    this.ingestion = Check.present(ingestion, "ingestion");
  }

  @Override
  public ProjectFile insert(ProjectFile file) {
    return super.insert(Check.present(file, "file").requireNew());
  }

  /**
   * Returns the stored file with the same bytes, or else stores this one. Of concurrent calls one
   * stores it, and all return the stored one.
   */
  @Override
  public Ensured<ProjectFile> ensure(ProjectFile file) {
    return ensure(Check.present(file, "file").requireNew(), ProjectFile.DIGEST);
  }

  /**
   * Replaces the chunks of a file with those of a newer extraction, all of them or none (R003-10,
   * R003-11). Secrets in their text are masked, so read them back to embed what is stored. If the
   * file already has that extraction or a newer one, nothing happens; of concurrent calls with the
   * same extraction, one stores its chunks.
   *
   * @param extractionVersion the version of the extraction, 1 or more; increase it whenever
   *     extracting would give a different result
   * @param chunks the chunks of this file and extraction, with the indexes 0, 1, 2 …; empty if it
   *     has no text; at most {@value FileChunk#MAX_PER_FILE}
   * @return the file as it is stored, and whether this call ingested it
   * @throws dev.keelson.core.NotFoundException if the file is not stored in this project
   * @throws dev.keelson.core.ForeignProjectException if a chunk belongs to another project
   * @throws dev.keelson.core.AlreadyExistsException if the id of a chunk is taken
   * @throws dev.keelson.core.InvalidValueException if a chunk belongs to another file or
   *     extraction, or has the wrong index, or if chunks would be replaced while the project is
   *     held
   */
  public Ensured<ProjectFile> ingest(
      ProjectFileId file, int extractionVersion, List<FileChunk> chunks) {
    Check.present(file, "file");
    List<FileChunk> all = Check.each(chunks, "chunks");
    return ingestion.ingest(
        file, extractionVersion, FileChunk.admitted(all, context, file, extractionVersion));
  }

  /** Deletes a file with its chunks. Returns whether it existed in this project. */
  public boolean delete(ProjectFileId id) {
    return remove(id);
  }

  /** Returns the file with that digest, or empty. */
  public Optional<ProjectFile> findByDigest(Digest digest) {
    return first(type.where(ProjectFile.DIGEST.is(digest)));
  }
}

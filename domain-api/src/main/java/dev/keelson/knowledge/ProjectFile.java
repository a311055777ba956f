// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file that a project uses as a knowledge source (R003-33). Files are identified by their bytes,
 * so the chunks of a file always belong to exactly these bytes.
 *
 * @param name its original name
 * @param mediaType its MIME type
 * @param digest the SHA-256 of its bytes, unique in the project (R003-33)
 * @param sizeBytes its length in bytes
 * @param storageKey the host's key of its bytes, which are stored elsewhere
 * @param extractionVersion the version of the extraction that its chunks belong to; 0 if it was not
 *     ingested (R003-10)
 * @param ingestedAt when its chunks were stored, null if it was not ingested
 */
@Value.Builder
public record ProjectFile(
    ProjectId projectId,
    ProjectFileId id,
    String name,
    @Nullable String mediaType,
    Digest digest,
    long sizeBytes,
    @Nullable String storageKey,
    int extractionVersion,
    @Nullable Instant ingestedAt,
    AuditInfo audit)
    implements WithProjectFile, Entity<ProjectFileId>, ProjectOwned {

  /** {@code digest}. */
  public static final Attribute<ProjectFile, Digest> DIGEST =
      Attribute.of("digest", Digest.class, ProjectFile::digest);

  /** {@code size_bytes}. */
  public static final OrderedAttribute<ProjectFile, Long> SIZE_BYTES =
      Attribute.ordered("size_bytes", Long.class, ProjectFile::sizeBytes);

  /** The type descriptor of files. */
  public static final EntityType<ProjectFile, ProjectFileId> TYPE =
      EntityType.of(
              "project_file",
              ProjectFile.class,
              ProjectFileId.class,
              ProjectFileId::new,
              ProjectFile::withAudit)
          .unique(DIGEST)
          .listedBy()
          .askedBy(SIZE_BYTES)
          .fixed(DIGEST);

  public ProjectFile {
    Check.present(projectId, "projectFile.projectId");
    Check.present(id, "projectFile.id");
    Check.line(name, "projectFile.name", 500);
    Check.optionalLine(mediaType, "projectFile.mediaType", 200);
    Check.present(digest, "projectFile.digest");
    Check.atLeast(0, sizeBytes, "projectFile.sizeBytes");
    Check.optionalLine(storageKey, "projectFile.storageKey", 1000);
    Check.atLeast(0, extractionVersion, "projectFile.extractionVersion");
    Check.that(
        (ingestedAt != null) == (extractionVersion > 0),
        "projectFile.ingestedAt",
        "must be set exactly when there is an extraction",
        "leave both to ProjectFileRepository.ingest");
    ingestedAt = Timestamps.ofNullable(ingestedAt);
    Check.present(audit, "projectFile.audit");
  }

  /** Returns a new file of these bytes; set the remaining fields on it. */
  public static ProjectFile of(ProjectId project, String name, byte[] bytes, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectFileId.next())
        .name(name)
        .digest(Digest.of(bytes))
        .sizeBytes(bytes.length)
        .audit(AuditInfo.made(now))
        .build();
  }

  /**
   * Returns this file if it was not ingested.
   *
   * @throws dev.keelson.core.InvalidValueException if it was
   */
  ProjectFile requireNew() {
    Check.that(
        extractionVersion == 0,
        "projectFile.extractionVersion",
        "must be 0 until the file is stored",
        "store it first and ingest it then");
    return this;
  }

  /** Returns a builder that starts from the defaults of a new file. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds files. */
  public static final class Builder extends ProjectFileBuilder {
    Builder() {
      extractionVersion(0);
    }
  }
}

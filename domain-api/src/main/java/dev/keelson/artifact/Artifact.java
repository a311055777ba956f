// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretScanner;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.run.RunStepId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One version of something that a run produced (R003-41). Revisions are 1, 2, 3 … without gaps per
 * project, kind and logical key.
 *
 * @param runId the run that produced it (R000-104)
 * @param stepId the step that produced it
 * @param kind the kind of product (R000-105)
 * @param logicalKey the key that its versions share, for example {@code step/check/log}
 * @param revision the version number; 0 before it is stored, then assigned by the store (R003-42)
 * @param name its display name (R000-106)
 * @param mediaType the MIME type of the content (R000-107)
 * @param content where the content is; null exactly when it was discarded or has expired
 * @param digest the SHA-256 of the content's bytes; for a link, of the bytes it pointed to; for
 *     text that is stored masked, of the masked text, as is the size
 * @param sizeBytes the length of the content in bytes
 * @param metadata additional data (R000-110)
 */
@Value.Builder
public record Artifact(
    ProjectId projectId,
    ArtifactId id,
    @Nullable RunId runId,
    @Nullable RunStepId stepId,
    ArtifactKind kind,
    String logicalKey,
    int revision,
    String name,
    String mediaType,
    @Nullable ArtifactContent content,
    Digest digest,
    long sizeBytes,
    Json metadata,
    ArtifactStatus status,
    AuditInfo audit)
    implements WithArtifact, Entity<ArtifactId>, ProjectOwned {

  /** {@code status}. */
  public static final Attribute<Artifact, ArtifactStatus> STATUS =
      Attribute.of("status", ArtifactStatus.class, Artifact::status);

  /** {@code kind}. */
  public static final Attribute<Artifact, ArtifactKind> KIND =
      Attribute.of("kind", ArtifactKind.class, Artifact::kind);

  /** {@code logical_key}. */
  public static final TextAttribute<Artifact> LOGICAL_KEY =
      Attribute.text("logical_key", Artifact::logicalKey);

  /** {@code revision}. */
  public static final OrderedAttribute<Artifact, Integer> REVISION =
      Attribute.ordered("revision", Integer.class, Artifact::revision);

  /** {@code run_id}. */
  public static final Reference<Artifact, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Artifact::runId);

  /** {@code step_id}. */
  public static final Reference<Artifact, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, Artifact::stepId);

  private static final Attribute<Artifact, Digest> DIGEST =
      Attribute.of("digest", Digest.class, Artifact::digest);

  private static final Attribute<Artifact, Long> SIZE_BYTES =
      Attribute.of("size_bytes", Long.class, Artifact::sizeBytes);

  /** The type descriptor of artifacts. */
  public static final EntityType<Artifact, ArtifactId> TYPE =
      EntityType.of(
              "artifact", Artifact.class, ArtifactId.class, ArtifactId::new, Artifact::withAudit)
          .withLifecycle(ArtifactStatus.LIFECYCLE, STATUS)
          .unique(KIND, LOGICAL_KEY, REVISION)
          .numbered(REVISION, Artifact::withRevision, KIND, LOGICAL_KEY)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .listedBy()
          .listedBy(RUN_ID)
          .listedBy(RUN_ID, KIND)
          .withContents(
              new Content<>("content.text", Artifact::textMasked),
              Content.json("metadata", Artifact::metadata, Artifact::withMetadata))
          .fixed(KIND, LOGICAL_KEY, REVISION, RUN_ID, STEP_ID, DIGEST, SIZE_BYTES);

  public Artifact {
    Check.present(projectId, "artifact.projectId");
    Check.present(id, "artifact.id");
    Check.present(kind, "artifact.kind");
    Check.line(logicalKey, "artifact.logicalKey", 300);
    Check.atLeast(0, revision, "artifact.revision");
    Check.line(name, "artifact.name", 300);
    Check.line(mediaType, "artifact.mediaType", 200);
    Check.present(status, "artifact.status");
    Check.that(
        (content == null)
            == (status == ArtifactStatus.EXPIRED || status == ArtifactStatus.DISCARDED),
        "artifact.content",
        "is absent exactly when the artifact is expired or discarded",
        "use its transition methods");
    Check.present(digest, "artifact.digest");
    Check.atLeast(0, sizeBytes, "artifact.sizeBytes");
    Check.present(metadata, "artifact.metadata");
    Check.present(audit, "artifact.audit");
  }

  /** Returns a builder of a new published artifact with inline text. */
  public static Builder text(
      ProjectId project, ArtifactKind kind, String logicalKey, String text, Instant now) {
    Check.present(text, "text");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Builder artifact = builder();
    artifact
        .projectId(project)
        .id(ArtifactId.next())
        .kind(kind)
        .logicalKey(logicalKey)
        .name(logicalKey)
        .mediaType("text/plain")
        .content(new ArtifactContent.Inline(text))
        .digest(Digest.of(bytes))
        .sizeBytes(bytes.length)
        .status(ArtifactStatus.PUBLISHED)
        .audit(AuditInfo.made(now));
    return artifact;
  }

  /** Returns this artifact as published. */
  public Artifact published() {
    return withStatus(to(ArtifactStatus.PUBLISHED));
  }

  /**
   * Returns this artifact as superseded by a newer version. Its content stays readable (R003-46).
   */
  public Artifact superseded() {
    return withStatus(to(ArtifactStatus.SUPERSEDED));
  }

  /** Returns this artifact as expired, without its content. */
  public Artifact expired() {
    return builder().from(this).status(to(ArtifactStatus.EXPIRED)).content(null).build();
  }

  /** Returns this artifact as discarded, without its content. */
  public Artifact discarded() {
    return builder().from(this).status(to(ArtifactStatus.DISCARDED)).content(null).build();
  }

  private Artifact textMasked(SecretScanner scanner) {
    if (!(content instanceof ArtifactContent.Inline(String text))) {
      return this;
    }
    String masked = scanner.masked(text, ArtifactContent.MAX_INLINE);
    if (masked.equals(text)) {
      return this;
    }
    byte[] bytes = masked.getBytes(StandardCharsets.UTF_8);
    return builder()
        .from(this)
        .content(new ArtifactContent.Inline(masked))
        .digest(Digest.of(bytes))
        .sizeBytes(bytes.length)
        .build();
  }

  private ArtifactStatus to(ArtifactStatus next) {
    return ArtifactStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new artifact. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds artifacts. */
  public static final class Builder extends ArtifactBuilder {
    Builder() {
      revision(0).metadata(Json.EMPTY).status(ArtifactStatus.STAGED);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A source of something that an agent wrote (R003-48).
 *
 * @param artifactId the citing artifact; the citation is deleted with it
 * @param sourceType the kind of source
 * @param sourceRef the source: a URL, a path or a name
 * @param chunkId the chunk that was read; the citation is retained when a newer extraction replaces
 *     the chunk
 * @param payload additional data, for example the quoted words
 */
@Value.Builder
public record Citation(
    ProjectId projectId,
    CitationId id,
    @Nullable ArtifactId artifactId,
    CitationSource sourceType,
    String sourceRef,
    @Nullable FileChunkId chunkId,
    Json payload,
    AuditInfo audit)
    implements WithCitation, Entity<CitationId>, ProjectOwned {

  /** {@code artifact_id}. */
  public static final Reference<Citation, ArtifactId> ARTIFACT_ID =
      Reference.to("artifact_id", ArtifactId.class, Citation::artifactId);

  private static final Attribute<Citation, CitationSource> SOURCE_TYPE =
      Attribute.of("source_type", CitationSource.class, Citation::sourceType);

  private static final TextAttribute<Citation> SOURCE_REF =
      Attribute.text("source_ref", Citation::sourceRef);

  /** The type descriptor of citations. */
  public static final EntityType<Citation, CitationId> TYPE =
      EntityType.of(
              "citation", Citation.class, CitationId.class, CitationId::new, Citation::withAudit)
          .ownedBy(ARTIFACT_ID)
          .listedBy()
          .listedBy(ARTIFACT_ID)
          .withContents(Content.json("payload", Citation::payload, Citation::withPayload))
          .fixed(ARTIFACT_ID, SOURCE_TYPE, SOURCE_REF);

  public Citation {
    Check.present(projectId, "citation.projectId");
    Check.present(id, "citation.id");
    Check.present(sourceType, "citation.sourceType");
    Check.line(sourceRef, "citation.sourceRef", 2000);
    Check.present(payload, "citation.payload");
    Check.present(audit, "citation.audit");
  }

  /** Returns a new citation; set the remaining fields on it. */
  public static Citation of(
      ProjectId project, CitationSource sourceType, String sourceRef, Instant now) {
    return builder()
        .projectId(project)
        .id(CitationId.next())
        .sourceType(sourceType)
        .sourceRef(sourceRef)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new citation. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds citations. */
  public static final class Builder extends CitationBuilder {
    Builder() {
      payload(Json.EMPTY);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CITATION;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.CitationRecord;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.CitationRepository;

final class JooqCitationRepository extends JooqRepository<Citation, CitationId, CitationRecord>
    implements CitationRepository {

  private static final EntityTable<Citation, CitationId, CitationRecord> TABLE =
      EntityTable.of(Citation.TYPE, new CitationRowsImpl(), CITATION);

  JooqCitationRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page) {
    return page(CITATION.ARTIFACT_ID.eq(artifact), page, byId);
  }
}

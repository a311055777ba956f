// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.CitationRepository;
import java.util.Map;

final class JpaCitationRepository extends JpaRepository<Citation, CitationId, CitationRow>
    implements CitationRepository {

  JpaCitationRepository(StoreContext context, ProjectId project) {
    super(context, Citation.TYPE, CitationRow.MAPPING, project);
  }

  @Override
  public Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page) {
    return page(Map.of("artifactId", artifact), byId, page);
  }
}

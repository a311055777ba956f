// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.CitationRepository;

final class InMemoryCitationRepository extends InMemoryRepository<Citation, CitationId>
    implements CitationRepository {

  InMemoryCitationRepository(StoreContext context, ProjectId project) {
    super(context, Citation.TYPE, project);
  }

  @Override
  public Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page) {
    return page(byId, page, citation -> artifact.equals(citation.artifactId()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the citations of one project's artifacts. */
public final class CitationRepository extends Repository<Citation, CitationId> {

  /** Creates the repository in {@code context}. */
  public CitationRepository(RepositoryContext context) {
    super(Citation.TYPE, context);
  }

  /** Returns the citations of an artifact, oldest first. */
  public Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page) {
    return page(type.where(Citation.ARTIFACT_ID.is(artifact)), page);
  }
}

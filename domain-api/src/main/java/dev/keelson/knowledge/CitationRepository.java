// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores what the artifacts of one project cite. */
public interface CitationRepository extends Repository<Citation, CitationId> {

  /** All citations, by id. */
  Page<Citation> findAll(PageRequest page);

  /** What an artifact cites, by id. */
  Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page);
}

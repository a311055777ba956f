// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;

/** Stores what the artifacts of one project cite. */
public final class CitationRepository extends Repository<Citation, CitationId> {

  /** The repository in {@code room}. */
  public CitationRepository(Room room) {
    super(Citation.TYPE, room);
  }

  /** What an artifact cites, oldest first. */
  public Page<Citation> findByArtifact(ArtifactId artifact, PageRequest page) {
    return page(type.where(Citation.ARTIFACT_ID.is(artifact)), page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Citations;
import dev.keelson.testkit.fixtures.ProjectFiles;
import java.util.List;

/** The queries that list what agents look things up in. */
final class KnowledgeListings {

  static final List<Listing<?>> ALL =
      List.of(
          Listing.owned(
              "all files",
              world ->
                  new Shelf<>(
                      i ->
                          world
                              .project()
                              .files()
                              .insert(
                                  ProjectFiles.minimal(world.id())
                                      .withId(new ProjectFileId(id(i)))
                                      .withAudit(made(i))),
                      (in, page) -> in.project().files().findAll(page))),
          Listing.owned(
              "all citations",
              world ->
                  new Shelf<>(
                      i -> world.project().citations().insert(citation(world, i)),
                      (in, page) -> in.project().citations().findAll(page))),
          Listing.owned(
              "citations by artifact",
              world -> {
                ArtifactId artifact =
                    world.project().artifacts().insert(Artifacts.log(world.id(), "report")).id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .citations()
                            .insert(citation(world, i).withArtifactId(artifact)),
                    (in, page) -> in.project().citations().findByArtifact(artifact, page));
              }));

  private KnowledgeListings() {}

  private static Citation citation(TestWorld world, int i) {
    return Citations.ofPage(world.id()).withId(new CitationId(id(i))).withAudit(made(i));
  }
}

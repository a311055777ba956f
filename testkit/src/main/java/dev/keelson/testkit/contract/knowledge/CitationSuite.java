// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.CitationRepository;
import dev.keelson.knowledge.CitationSource;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Citations;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.Runs;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R003-48")
public abstract class CitationSuite extends OwnedSuite<Citation, CitationId> {

  @Override
  protected EntityType<Citation, CitationId> type() {
    return Citation.TYPE;
  }

  @Override
  protected CitationRepository repository(TestWorld world) {
    return world.project().citations();
  }

  @Override
  protected Citation minimal(TestWorld world) {
    return Citations.ofPage(world.id());
  }

  @Override
  protected List<Citation> everyComponentSet(TestWorld world) {
    return List.of(Citations.everyComponentSet(world.id(), artifact(world)));
  }

  @Override
  protected Citation edited(Citation citation) {
    return citation.withPayload(citation.payload().with("edited", citation.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Citation>> clashes() {
    return Map.of();
  }

  @Override
  protected List<Pointer<Citation, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "artifact_id", ArtifactId.next(), CitationSuite::artifact, Citation::withArtifactId));
  }

  @Override
  protected Citation movedTo(Citation citation, ProjectId project) {
    return citation.withProjectId(project);
  }

  @Test
  @Proves("R003-48")
  final void an_artifact_cites_many_things_of_any_sort() {
    ArtifactId artifact = artifact(shop);
    repository(shop).insert(minimal(shop).withArtifactId(artifact(shop)));
    repository(shop).insert(minimal(shop));
    List<Citation> cited =
        List.of(CitationSource.WEB, CitationSource.CODE, new CitationSource("interview")).stream()
            .map(source ->
                repository(shop)
                    .insert(minimal(shop).withArtifactId(artifact).withSourceType(source)))
            .toList();
    assertThat(all(page -> repository(shop).findByArtifact(artifact, page)))
        .containsExactlyElementsOf(cited);
  }

  @Test
  @Proves("R003-48")
  final void what_was_cited_stays_cited_when_a_newer_extraction_takes_its_place() {
    ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    FileChunk read = FileChunks.of(file, 1, "It waits for a clock.").getFirst();
    shop.project().files().ingest(file.id(), 1, List.of(read));
    Citation citation = repository(shop).insert(minimal(shop).withChunkId(read.id()));
    shop.project().files().ingest(file.id(), 2, List.of());
    shop.project().files().delete(file.id());
    assertThat(repository(shop).get(citation.id())).isEqualTo(citation);
  }

  @Test
  final void citations_go_with_their_artifact() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    ArtifactId artifact =
        shop.project()
            .artifacts()
            .insert(Artifacts.log(shop.id(), "report").withRunId(run.id()))
            .id();
    Citation gone = repository(shop).insert(minimal(shop).withArtifactId(artifact));
    Citation kept = repository(shop).insert(minimal(shop).withArtifactId(artifact(shop)));
    shop.project().runs().delete(run.id());
    assertThat(repository(shop).find(gone.id())).isEmpty();
    assertThat(repository(shop).get(kept.id())).isEqualTo(kept);
  }

  private static ArtifactId artifact(TestWorld world) {
    return world.project().artifacts().insert(Artifacts.log(world.id(), "report")).id();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Embedding;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.VectorMetadata;
import dev.keelson.knowledge.VectorNamespace;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words that indexes outside know namespaces and metadata by. */
final class VectorWordsTest {

  private final ProjectId project = ProjectId.next();
  private final RepoId repo = RepoId.next();

  @Test
  @Proves({"R003-106", "R003-107", "R003-108"})
  void a_namespace_is_named_after_its_project() {
    assertThat(new VectorNamespace.ChunkNamespace(project).key())
        .isEqualTo("project:" + project + ":chunks");
    assertThat(new VectorNamespace.ArtifactNamespace(project).key())
        .isEqualTo("project:" + project + ":artifacts");
    assertThat(new VectorNamespace.CodeNamespace(project, repo).key())
        .isEqualTo("project:" + project + ":repo:" + repo);
  }

  @Test
  @Proves({"R003-109", "R003-110", "R003-111", "R003-112", "R003-113"})
  void metadata_has_the_documented_fields() {
    ProjectFileId file = ProjectFileId.next();
    FileChunkId chunk = FileChunkId.next();
    Json common = Json.EMPTY.with("projectId", project.toString());
    assertThat(
            VectorMetadata.ChunkMetadata.builder()
                .projectId(project)
                .fileId(file)
                .chunkId(chunk)
                .pageStart(2)
                .pageEnd(3)
                .build()
                .toJson())
        .isEqualTo(
            common
                .with("type", "chunk")
                .with("fileId", file.toString())
                .with("chunkId", chunk.toString())
                .with("pageStart", 2)
                .with("pageEnd", 3));
    assertThat(
            VectorMetadata.ChunkMetadata.builder()
                .projectId(project)
                .fileId(file)
                .chunkId(chunk)
                .build()
                .toJson()
                .get("pageStart"))
        .isEmpty();
    assertThat(
            VectorMetadata.ArtifactMetadata.builder()
                .projectId(project)
                .artifactKind(new ArtifactKind("report"))
                .artifactKey("weekly")
                .artifactVersion(7)
                .build()
                .toJson())
        .isEqualTo(
            common
                .with("type", "artifact")
                .with("artifactKind", "report")
                .with("artifactKey", "weekly")
                .with("artifactVersion", 7));
    assertThat(
            VectorMetadata.CodeMetadata.builder()
                .projectId(project)
                .repoId(repo)
                .path("src/A.java")
                .language("java")
                .commitSha("4f1c")
                .chunkStart(1)
                .chunkEnd(9)
                .build()
                .toJson())
        .isEqualTo(
            common
                .with("type", "code")
                .with("repoId", repo.toString())
                .with("path", "src/A.java")
                .with("language", "java")
                .with("commitSha", "4f1c")
                .with("chunkStart", 1)
                .with("chunkEnd", 9));
  }

  @Test
  void an_embedding_has_a_direction() {
    assertThat(Embedding.of(3, 4).cosine(Embedding.of(6, 8))).isEqualTo(1);
    assertThat(Embedding.of(1, 0).cosine(Embedding.of(0, 1))).isZero();
    assertThat(Embedding.of(1, 2))
        .isEqualTo(Embedding.of(1, 2))
        .hasSameHashCodeAs(Embedding.of(1, 2));
    for (float[] none :
        List.of(
            new float[0],
            new float[] {0, 0},
            new float[] {1, Float.NaN},
            new float[] {Float.POSITIVE_INFINITY})) {
      assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Embedding.of(none));
    }
  }

  @Test
  void an_embedding_keeps_its_numbers_to_itself() {
    float[] values = {1, 2};
    Embedding embedding = Embedding.of(values);
    values[0] = 9;
    embedding.values()[1] = 9;
    assertThat(embedding.values()).containsExactly(1, 2);
  }
}

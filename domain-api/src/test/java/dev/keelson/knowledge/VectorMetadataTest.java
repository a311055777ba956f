// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VectorMetadataTest {

  private static final ProjectId PROJECT = ProjectId.next();
  private static final ProjectFileId FILE = ProjectFileId.next();
  private static final FileChunkId CHUNK = FileChunkId.next();

  @Test
  void is_read_as_it_was_written() {
    for (VectorMetadata metadata :
        List.of(
            VectorMetadata.ChunkMetadata.builder()
                .projectId(PROJECT)
                .fileId(FILE)
                .chunkId(CHUNK)
                .build(),
            VectorMetadata.ChunkMetadata.builder()
                .projectId(PROJECT)
                .fileId(FILE)
                .chunkId(CHUNK)
                .pageStart(0)
                .pageEnd(3)
                .build(),
            VectorMetadata.ArtifactMetadata.builder()
                .projectId(PROJECT)
                .artifactKind(new ArtifactKind("report"))
                .artifactKey("weekly")
                .artifactVersion(7)
                .build(),
            VectorMetadata.CodeMetadata.builder()
                .projectId(PROJECT)
                .repoId(RepoId.next())
                .path("src/Login.java")
                .language("java")
                .commitSha("4f1c0a9")
                .chunkStart(12)
                .chunkEnd(40)
                .build())) {
      assertThat(VectorMetadata.fromJson(metadata.toJson())).isEqualTo(metadata);
    }
  }

  @Test
  void what_is_about_nothing_known_is_refused() {
    Json chunk =
        VectorMetadata.ChunkMetadata.builder()
            .projectId(PROJECT)
            .fileId(FILE)
            .chunkId(CHUNK)
            .pageStart(1)
            .pageEnd(3)
            .build()
            .toJson();
    for (Json json :
        List.of(
            Json.EMPTY,
            Json.EMPTY_LIST,
            chunk.with("type", "picture"),
            chunk.with("projectId", "shop"),
            chunk.with("fileId", 7),
            chunk.with("pageStart", 1.5),
            chunk.with("pageStart", 4),
            chunk.with("pageStart", -1))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", json)
          .isThrownBy(() -> VectorMetadata.fromJson(json));
    }
  }
}

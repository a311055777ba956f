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
            new VectorMetadata.ChunkMetadata(PROJECT, FILE, CHUNK, null, null),
            new VectorMetadata.ChunkMetadata(PROJECT, FILE, CHUNK, 0, 3),
            new VectorMetadata.ArtifactMetadata(PROJECT, new ArtifactKind("report"), "weekly", 7),
            new VectorMetadata.CodeMetadata(
                PROJECT, RepoId.next(), "src/Login.java", "java", "4f1c0a9", 12, 40))) {
      assertThat(VectorMetadata.fromJson(metadata.toJson())).isEqualTo(metadata);
    }
  }

  @Test
  void what_is_about_nothing_known_is_refused() {
    Json chunk = new VectorMetadata.ChunkMetadata(PROJECT, FILE, CHUNK, 1, 3).toJson();
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

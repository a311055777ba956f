// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes what a vector represents (R003-110). */
public sealed interface VectorMetadata {

  /** Returns the project that owns it (R003-109). */
  ProjectId projectId();

  /**
   * A chunk of a file (R003-111).
   *
   * @param pageStart the first page that it covers, 0 or more, if the file has pages
   * @param pageEnd the last page; null exactly if the first is
   */
  record ChunkMetadata(
      ProjectId projectId,
      ProjectFileId fileId,
      FileChunkId chunkId,
      @Nullable Integer pageStart,
      @Nullable Integer pageEnd)
      implements VectorMetadata {

    public ChunkMetadata {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(fileId, "fileId");
      Objects.requireNonNull(chunkId, "chunkId");
      Check.that(
          (pageStart == null) == (pageEnd == null),
          "vectorMetadata.pageEnd",
          "must be set exactly when the first page is",
          "set both pages or none");
      if (pageStart != null && pageEnd != null) {
        Check.atLeast(0, pageStart, "vectorMetadata.pageStart");
        Check.atLeast(pageStart, pageEnd, "vectorMetadata.pageEnd");
      }
    }

    /** Returns the metadata of a stored chunk. */
    public static ChunkMetadata of(FileChunk chunk) {
      return new ChunkMetadata(
          chunk.projectId(), chunk.fileId(), chunk.id(), chunk.pageStart(), chunk.pageEnd());
    }
  }

  /**
   * A version of an artifact (R003-112).
   *
   * @param artifactVersion its revision, 1 or more
   */
  record ArtifactMetadata(
      ProjectId projectId, ArtifactKind artifactKind, String artifactKey, int artifactVersion)
      implements VectorMetadata {

    public ArtifactMetadata {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(artifactKind, "artifactKind");
      Check.line(artifactKey, "vectorMetadata.artifactKey", 300);
      Check.atLeast(1, artifactVersion, "vectorMetadata.artifactVersion");
    }
  }

  /**
   * A piece of source code (R003-113).
   *
   * @param path the file, from the root of the repo
   * @param chunkStart the first line of the piece, from 1
   * @param chunkEnd the last line of the piece
   */
  record CodeMetadata(
      ProjectId projectId,
      RepoId repoId,
      String path,
      String language,
      String commitSha,
      int chunkStart,
      int chunkEnd)
      implements VectorMetadata {

    public CodeMetadata {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(repoId, "repoId");
      Check.line(path, "vectorMetadata.path", 2000);
      Check.line(language, "vectorMetadata.language", 100);
      Check.line(commitSha, "vectorMetadata.commitSha", 100);
      Check.atLeast(1, chunkStart, "vectorMetadata.chunkStart");
      Check.atLeast(chunkStart, chunkEnd, "vectorMetadata.chunkEnd");
    }
  }

  /** Returns its type: chunk, artifact or code (R003-110). */
  default String type() {
    return switch (this) {
      case ChunkMetadata chunk -> "chunk";
      case ArtifactMetadata artifact -> "artifact";
      case CodeMetadata code -> "code";
    };
  }

  /**
   * Reads what {@link #toJson} wrote; fields that it does not know are ignored.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code json} is none of the three
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static VectorMetadata fromJson(Json json) {
    ProjectId project = ProjectId.parse(json.requireText("projectId"));
    return switch (json.requireText("type")) {
      case "chunk" ->
          new ChunkMetadata(
              project,
              ProjectFileId.parse(json.requireText("fileId")),
              FileChunkId.parse(json.requireText("chunkId")),
              json.get("pageStart").isPresent() ? whole(json, "pageStart") : null,
              json.get("pageEnd").isPresent() ? whole(json, "pageEnd") : null);
      case "artifact" ->
          new ArtifactMetadata(
              project,
              new ArtifactKind(json.requireText("artifactKind")),
              json.requireText("artifactKey"),
              whole(json, "artifactVersion"));
      case "code" ->
          new CodeMetadata(
              project,
              RepoId.parse(json.requireText("repoId")),
              json.requireText("path"),
              json.requireText("language"),
              json.requireText("commitSha"),
              whole(json, "chunkStart"),
              whole(json, "chunkEnd"));
      default ->
          throw new InvalidValueException(
              "vectorMetadata.type", "must be chunk, artifact or code", "write it with toJson");
    };
  }

  private static int whole(Json json, String field) {
    return json.get(field)
        .map(Json::toTree)
        .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
        .orElseThrow(() ->
            new InvalidValueException(
                "vectorMetadata." + field, "must be a whole number", "set it as toJson does"))
        .intValue();
  }

  /**
   * Returns this metadata as a flat JSON object, the form in which indexes store it; null is left
   * out.
   */
  @JsonValue
  default Json toJson() {
    Json common = Json.EMPTY.with("type", type()).with("projectId", projectId().toString());
    return switch (this) {
      case ChunkMetadata(var project, var file, var chunk, var first, var last) -> {
        Json json = common.with("fileId", file.toString()).with("chunkId", chunk.toString());
        yield first == null || last == null
            ? json
            : json.with("pageStart", first).with("pageEnd", last);
      }
      case ArtifactMetadata(var project, var kind, var key, var version) ->
          common
              .with("artifactKind", kind.value())
              .with("artifactKey", key)
              .with("artifactVersion", version);
      case CodeMetadata(
              var project,
              var repo,
              var path,
              var language,
              var commit,
              var start,
              var end) ->
          common
              .with("repoId", repo.toString())
              .with("path", path)
              .with("language", language)
              .with("commitSha", commit)
              .with("chunkStart", start)
              .with("chunkEnd", end);
    };
  }
}

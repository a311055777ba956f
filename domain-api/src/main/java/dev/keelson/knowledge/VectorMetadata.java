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
import org.immutables.value.Value;
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
  @Value.Builder
  record ChunkMetadata(
      ProjectId projectId,
      ProjectFileId fileId,
      FileChunkId chunkId,
      @Nullable Integer pageStart,
      @Nullable Integer pageEnd)
      implements VectorMetadata {

    public ChunkMetadata {
      Check.present(projectId, "chunkMetadata.projectId");
      Check.present(fileId, "chunkMetadata.fileId");
      Check.present(chunkId, "chunkMetadata.chunkId");
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
      Check.present(chunk, "chunk");
      return ChunkMetadata.builder()
          .projectId(chunk.projectId())
          .fileId(chunk.fileId())
          .chunkId(chunk.id())
          .pageStart(chunk.pageStart())
          .pageEnd(chunk.pageEnd())
          .build();
    }

    /** Returns an empty builder. */
    public static Builder builder() {
      return new Builder();
    }

    /** Builds metadata of chunks. */
    public static final class Builder extends ChunkMetadataBuilder {
      Builder() {}
    }
  }

  /**
   * A version of an artifact (R003-112).
   *
   * @param artifactVersion its revision, 1 or more
   */
  @Value.Builder
  record ArtifactMetadata(
      ProjectId projectId, ArtifactKind artifactKind, String artifactKey, int artifactVersion)
      implements VectorMetadata {

    public ArtifactMetadata {
      Check.present(projectId, "artifactMetadata.projectId");
      Check.present(artifactKind, "artifactMetadata.artifactKind");
      Check.line(artifactKey, "vectorMetadata.artifactKey", 300);
      Check.atLeast(1, artifactVersion, "vectorMetadata.artifactVersion");
    }

    /** Returns an empty builder. */
    public static Builder builder() {
      return new Builder();
    }

    /** Builds metadata of artifacts. */
    public static final class Builder extends ArtifactMetadataBuilder {
      Builder() {}
    }
  }

  /**
   * A piece of source code (R003-113).
   *
   * @param path the file, from the root of the repo
   * @param chunkStart the first line of the piece, from 1
   * @param chunkEnd the last line of the piece
   */
  @Value.Builder
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
      Check.present(projectId, "codeMetadata.projectId");
      Check.present(repoId, "codeMetadata.repoId");
      Check.line(path, "vectorMetadata.path", 2000);
      Check.line(language, "vectorMetadata.language", 100);
      Check.line(commitSha, "vectorMetadata.commitSha", 100);
      Check.atLeast(1, chunkStart, "vectorMetadata.chunkStart");
      Check.atLeast(chunkStart, chunkEnd, "vectorMetadata.chunkEnd");
    }

    /** Returns an empty builder. */
    public static Builder builder() {
      return new Builder();
    }

    /** Builds metadata of source code. */
    public static final class Builder extends CodeMetadataBuilder {
      Builder() {}
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
    Check.present(json, "json");
    ProjectId project = ProjectId.parse(json.requireText("projectId"));
    return switch (json.requireText("type")) {
      case "chunk" ->
          ChunkMetadata.builder()
              .projectId(project)
              .fileId(ProjectFileId.parse(json.requireText("fileId")))
              .chunkId(FileChunkId.parse(json.requireText("chunkId")))
              .pageStart(json.get("pageStart").isPresent() ? whole(json, "pageStart") : null)
              .pageEnd(json.get("pageEnd").isPresent() ? whole(json, "pageEnd") : null)
              .build();
      case "artifact" ->
          ArtifactMetadata.builder()
              .projectId(project)
              .artifactKind(new ArtifactKind(json.requireText("artifactKind")))
              .artifactKey(json.requireText("artifactKey"))
              .artifactVersion(whole(json, "artifactVersion"))
              .build();
      case "code" ->
          CodeMetadata.builder()
              .projectId(project)
              .repoId(RepoId.parse(json.requireText("repoId")))
              .path(json.requireText("path"))
              .language(json.requireText("language"))
              .commitSha(json.requireText("commitSha"))
              .chunkStart(whole(json, "chunkStart"))
              .chunkEnd(whole(json, "chunkEnd"))
              .build();
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

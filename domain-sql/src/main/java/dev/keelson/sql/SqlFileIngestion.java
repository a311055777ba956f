// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Ensured;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ingests files; all chunks of a file are passed as one array of texts per column. */
final class SqlFileIngestion implements FileIngestion {

  private final StoreContext context;
  private final ProjectId project;

  SqlFileIngestion(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Ensured<ProjectFile> ingest(
      ProjectFileId id, int extractionVersion, List<FileChunk> chunks) {
    Call call =
        context
            .call("ingest_file", ProjectFile.TYPE)
            .with("projectId", project)
            .with("fileId", id)
            .with("extractionVersion", extractionVersion)
            .with("ids", texts(chunks, FileChunk::id))
            .with("contents", texts(chunks, FileChunk::content))
            .with("digests", texts(chunks, FileChunk::digest))
            .with("pageStarts", texts(chunks, FileChunk::pageStart))
            .with("pageEnds", texts(chunks, FileChunk::pageEnd))
            .with("tokenCounts", texts(chunks, FileChunk::tokenCount))
            .with("createdAts", texts(chunks, FileChunk::createdAt));
    return Repeats.until(
        "ingest " + id.describe(),
        () ->
            context
                .first(
                    call,
                    ProjectFile.TYPE,
                    problem -> SqlErrors.translate(problem, FileChunk.TYPE, chunks))
                .map(ingested -> new Ensured<>(ingested, true))
                .or(() ->
                    Optional.of(new SqlEntityStore(context).get(ProjectFile.TYPE, project, id))
                        .filter(file -> file.extractionVersion() >= extractionVersion)
                        .map(file -> new Ensured<>(file, false))));
  }

  private static Object texts(
      List<FileChunk> chunks, Function<FileChunk, @Nullable Object> column) {
    return Call.array(
        "text",
        chunks.stream().map(column).map(part -> part == null ? null : part.toString()).toList());
  }
}

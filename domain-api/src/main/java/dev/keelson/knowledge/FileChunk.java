// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the text that was extracted from a file (R003-35). It is deleted with its file, and
 * when a newer extraction replaces it.
 *
 * @param fileId the file
 * @param extractionVersion the version of the extraction that it belongs to, 1 or more
 * @param chunkIndex its position among the chunks of the file, from 0
 * @param content its text, at most {@value #MAX_CHARACTERS} characters
 * @param digest the SHA-256 of its text; what is stored masked has that of the masked text
 * @param pageStart the first page that it covers, as the file numbers them (R003-35)
 * @param pageEnd the last page; null exactly if the first is
 * @param tokenCount the number of tokens of its text, for the model that it was split for
 */
@Value.Builder
public record FileChunk(
    ProjectId projectId,
    FileChunkId id,
    ProjectFileId fileId,
    int extractionVersion,
    int chunkIndex,
    String content,
    Digest digest,
    @Nullable Integer pageStart,
    @Nullable Integer pageEnd,
    @Nullable Integer tokenCount,
    AuditInfo audit)
    implements WithFileChunk, Entity<FileChunkId>, ProjectOwned {

  /** The maximum length of one chunk, in characters. */
  public static final int MAX_CHARACTERS = 100_000;

  /** The maximum number of chunks of one file. */
  public static final int MAX_PER_FILE = 10_000;

  /** {@code file_id}. */
  public static final Reference<FileChunk, ProjectFileId> FILE_ID =
      Reference.to("file_id", ProjectFileId.class, FileChunk::fileId);

  /** {@code chunk_index}. */
  public static final OrderedAttribute<FileChunk, Integer> CHUNK_INDEX =
      Attribute.ordered("chunk_index", Integer.class, FileChunk::chunkIndex);

  /** {@code token_count}. */
  public static final OrderedAttribute<FileChunk, Integer> TOKEN_COUNT =
      Attribute.ordered("token_count", Integer.class, FileChunk::tokenCount);

  /** The type descriptor of chunks. */
  public static final EntityType<FileChunk, FileChunkId> TYPE =
      EntityType.of(
              "file_chunk",
              FileChunk.class,
              FileChunkId.class,
              FileChunkId::new,
              FileChunk::withAudit)
          .unique(FILE_ID, CHUNK_INDEX)
          .ownedBy(FILE_ID)
          .askedBy(TOKEN_COUNT)
          .withContents(
              Content.text(
                  "content", FileChunk::content, FileChunk::withOtherContent, MAX_CHARACTERS))
          .fixed(FILE_ID);

  public FileChunk {
    Check.present(projectId, "fileChunk.projectId");
    Check.present(id, "fileChunk.id");
    Check.present(fileId, "fileChunk.fileId");
    Check.atLeast(1, extractionVersion, "fileChunk.extractionVersion");
    Check.atLeast(0, chunkIndex, "fileChunk.chunkIndex");
    content = Check.content(content, "fileChunk.content", MAX_CHARACTERS);
    Check.present(digest, "fileChunk.digest");
    Check.that(
        pageStart == null
            ? pageEnd == null
            : pageEnd != null && 0 <= pageStart && pageStart <= pageEnd,
        "fileChunk.pageEnd",
        "must not be before the first page, which is 0 or more",
        "set both pages or none");
    Check.atLeast(0, tokenCount == null ? 0 : tokenCount, "fileChunk.tokenCount");
    Check.present(audit, "fileChunk.audit");
  }

  /** Returns a new chunk of a file without pages and token count. */
  public static FileChunk of(
      ProjectFile file, int extractionVersion, int chunkIndex, String content, Instant now) {
    Check.present(file, "file");
    return builder()
        .projectId(file.projectId())
        .id(FileChunkId.next())
        .fileId(file.id())
        .extractionVersion(extractionVersion)
        .chunkIndex(chunkIndex)
        .content(content)
        .digest(Digest.of(content))
        .audit(AuditInfo.made(now))
        .build();
  }

  private FileChunk withOtherContent(String text) {
    return builder().from(this).content(text).digest(Digest.of(text)).build();
  }

  /** Returns this chunk with these pages of the file. */
  public FileChunk onPages(int first, int last) {
    return builder().from(this).pageStart(first).pageEnd(last).build();
  }

  /**
   * Checks the arguments of {@link ProjectFileRepository#ingest} that can be checked without the
   * store, and returns the chunks with secrets masked.
   */
  static List<FileChunk> admitted(
      List<FileChunk> chunks,
      RepositoryContext context,
      ProjectFileId file,
      int extractionVersion) {
    Check.atLeast(1, extractionVersion, "extractionVersion");
    Check.that(
        chunks.size() <= MAX_PER_FILE,
        "fileChunk.chunkIndex",
        "must be below " + MAX_PER_FILE,
        "cut the file into larger chunks");
    List<FileChunk> admitted = new ArrayList<>();
    Set<FileChunkId> ids = new HashSet<>();
    for (FileChunk chunk : chunks) {
      context.checkOwner(chunk.id, chunk.projectId);
      admitted.add(context.secrets().admit(TYPE, chunk));
      Check.that(
          chunk.fileId.equals(file) && chunk.extractionVersion == extractionVersion,
          "fileChunk.fileId",
          "must be of the file and extraction that are ingested",
          "make the chunks with FileChunk.of");
      Check.that(
          chunk.chunkIndex == ids.size() && ids.add(chunk.id),
          "fileChunk.chunkIndex",
          "must count from 0 in the order given, each with an id of its own",
          "make the chunks with FileChunk.of");
    }
    return admitted;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds chunks. */
  public static final class Builder extends FileChunkBuilder {}
}

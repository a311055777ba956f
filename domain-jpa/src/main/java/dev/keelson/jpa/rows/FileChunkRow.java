// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Digest;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.ProjectFileId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How chunks of files are stored. */
@NullUnmarked
@Entity(name = "KeelsonFileChunk")
@Table(name = "file_chunk", schema = Row.SCHEMA)
public class FileChunkRow extends OwnedRow<FileChunkId> {

  public ProjectFileId fileId;
  public int extractionVersion;
  public int chunkIndex;
  public String content;
  public Digest digest;
  public Integer pageStart;
  public Integer pageEnd;
  public Integer tokenCount;

  @Mapper
  public interface Values extends RowMapper<FileChunk, FileChunkRow> {}
}

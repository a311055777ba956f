// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.LogStream;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How chunks of logs are stored. */
@NullUnmarked
@Entity(name = "KeelsonLogChunk")
@Table(name = "log_chunk", schema = Rows.SCHEMA)
class LogChunkRow extends Row {

  @Id public ProjectId projectId;
  @Id public ExecutionProcessId processId;
  @Id public long sequence;
  public String key;
  public LogStream stream;
  public String text;
  @Id public Instant createdAt;

  static final Mapping<LogChunk, LogChunkRow> MAPPING = Mapping.of(LogChunkRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, processId, sequence, createdAt);
  }

  @Mapper
  interface Values extends RowMapper<LogChunk, LogChunkRow> {}
}

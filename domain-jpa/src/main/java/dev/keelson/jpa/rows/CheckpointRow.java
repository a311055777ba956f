// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.SessionId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How checkpoints are stored. */
@NullUnmarked
@Entity(name = "KeelsonCheckpoint")
@Table(name = "checkpoint", schema = Row.SCHEMA)
public class CheckpointRow extends OwnedRow<CheckpointId> {

  public SessionId sessionId;
  public String name;
  public String externalId;
  public long sequence;
  public Json snapshot;
  public Json metadata;

  @Mapper
  public interface Values extends RowMapper<Checkpoint, CheckpointRow> {}
}

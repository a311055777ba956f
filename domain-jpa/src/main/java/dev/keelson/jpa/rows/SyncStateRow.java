// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.StatusReason;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How sync states are stored. */
@NullUnmarked
@Entity(name = "KeelsonSyncState")
@Table(name = "sync_state", schema = Row.SCHEMA)
public class SyncStateRow extends SharedRow<SyncStateId> {

  public SyncedType entityType;
  public UUID localId;
  public UUID remoteId;
  public SyncStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public long attempt;

  @Mapper
  public interface Values extends RowMapper<SyncState, SyncStateRow> {}
}

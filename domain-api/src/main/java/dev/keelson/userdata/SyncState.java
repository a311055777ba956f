// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.StatusReason;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The progress of migrating one entity to another instance. All projects share it, so its journal
 * entries are stored under its own id in place of a project id.
 *
 * @param entityType the type of the entity (R002-118)
 * @param localId its id in this instance; unique per type (R002-119)
 * @param remoteId its id in the other instance; present exactly when it is migrated (R002-120)
 * @param statusReason why it was skipped, or another reason for its status; null if none was given
 * @param failure why the migration failed; present exactly when the status is {@code failed}
 *     (R002-122)
 * @param attempt the number of attempts (R002-123)
 */
@Value.Builder
public record SyncState(
    SyncStateId id,
    SyncedType entityType,
    UUID localId,
    @Nullable UUID remoteId,
    SyncStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    long attempt,
    AuditInfo audit)
    implements WithSyncState, Entity<SyncStateId>, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<SyncState, SyncStatus> STATUS =
      Attribute.of("status", SyncStatus.class, SyncState::status);

  /** {@code entity_type}. */
  public static final Attribute<SyncState, SyncedType> ENTITY_TYPE =
      Attribute.of("entity_type", SyncedType.class, SyncState::entityType);

  /** {@code local_id}. */
  public static final Attribute<SyncState, UUID> LOCAL_ID =
      Attribute.of("local_id", UUID.class, SyncState::localId);

  /** The type descriptor of sync states. */
  public static final EntityType<SyncState, SyncStateId> TYPE =
      EntityType.of(
              "sync_state",
              SyncState.class,
              SyncStateId.class,
              SyncStateId::new,
              SyncState::withAudit)
          .withLifecycle(SyncStatus.LIFECYCLE, STATUS)
          .unique(ENTITY_TYPE, LOCAL_ID)
          .listedBy(ENTITY_TYPE, STATUS)
          .withContents(Content.failure(SyncState::failure, SyncState::withFailure))
          .fixed(ENTITY_TYPE, LOCAL_ID);

  public SyncState {
    Check.present(id, "syncState.id");
    Check.present(entityType, "syncState.entityType");
    Check.present(localId, "syncState.localId");
    Check.present(status, "syncState.status");
    Check.presentExactly(
        remoteId, status == SyncStatus.MIGRATED, "syncState.remoteId", "the status is migrated");
    Check.presentExactly(
        failure, status == SyncStatus.FAILED, "syncState.failure", "the status is failed");
    Check.atLeast(0, attempt, "syncState.attempt");
    Check.present(audit, "syncState.audit");
  }

  /** Returns a new pending sync state. */
  public static SyncState of(SyncedType entityType, UUID localId, Instant now) {
    return builder()
        .id(SyncStateId.next())
        .entityType(entityType)
        .localId(localId)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this sync state as migrated, with the id in the other instance. */
  public SyncState migrated(UUID newRemoteId) {
    return moved(SyncStatus.MIGRATED).remoteId(newRemoteId).attempt(attempt + 1).build();
  }

  /** Returns this sync state as failed; it may be retried. */
  public SyncState failed(Failure failure) {
    return moved(SyncStatus.FAILED)
        .failure(Check.present(failure, "failure"))
        .attempt(attempt + 1)
        .build();
  }

  /** Returns this sync state as skipped: the entity stays in this instance, for that reason. */
  public SyncState skipped(StatusReason reason) {
    Check.present(reason, "reason");
    return moved(SyncStatus.SKIPPED).statusReason(reason).build();
  }

  /** Returns this failed sync state as pending again. */
  public SyncState retried() {
    return moved(SyncStatus.PENDING).build();
  }

  private SyncStateBuilder moved(SyncStatus next) {
    return builder()
        .from(this)
        .status(SyncStatus.LIFECYCLE.require(id, status, next))
        .statusReason(null)
        .failure(null);
  }

  /** Returns a builder that starts from the defaults of a new sync state. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds sync states. */
  public static final class Builder extends SyncStateBuilder {
    Builder() {
      status(SyncStatus.PENDING).attempt(0);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How far one thing has come on its way to another instance. No project owns it, so its journal
 * goes by its own id.
 *
 * @param entityType what sort of thing it is (R002-118)
 * @param localId its id here; once per sort (R002-119)
 * @param remoteId its id there; present exactly when it has arrived (R002-120)
 * @param failure why it did not arrive; present exactly when the status is {@code failed}
 *     (R002-122)
 * @param attempt how often it was tried (R002-123)
 */
@Value.Builder
public record SyncState(
    SyncStateId id,
    SyncedType entityType,
    UUID localId,
    @Nullable UUID remoteId,
    SyncStatus status,
    @Nullable Failure failure,
    long attempt,
    AuditInfo audit)
    implements WithSyncState, Entity<SyncStateId>, HasFailure {

  /** {@code status}. */
  public static final Attribute<SyncState, SyncStatus> STATUS =
      Attribute.of("status", SyncStatus.class, SyncState::status);

  /** {@code entity_type}. */
  public static final Attribute<SyncState, SyncedType> ENTITY_TYPE =
      Attribute.of("entity_type", SyncedType.class, SyncState::entityType);

  /** {@code local_id}. */
  public static final Attribute<SyncState, UUID> LOCAL_ID =
      Attribute.of("local_id", UUID.class, SyncState::localId);

  /** What stores need to know about moves to another instance. */
  public static final EntityType<SyncState, SyncStateId> TYPE =
      EntityType.of(
              "sync_state",
              SyncState.class,
              SyncStateId.class,
              SyncStateId::new,
              SyncState::withAudit)
          .withLifecycle(SyncStatus.LIFECYCLE, STATUS)
          .unique(ENTITY_TYPE, LOCAL_ID)
          .listedBy(ENTITY_TYPE, STATUS);

  public SyncState {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entityType, "entityType");
    Objects.requireNonNull(localId, "localId");
    Objects.requireNonNull(status, "status");
    Check.that(
        (remoteId != null) == (status == SyncStatus.MIGRATED),
        "syncState.remoteId",
        "is present exactly when the status is migrated",
        "move it with its methods");
    Check.that(
        (failure != null) == (status == SyncStatus.FAILED),
        "syncState.failure",
        "is present exactly when the status is failed",
        "move it with its methods");
    Check.atLeast(0, attempt, "syncState.attempt");
    Objects.requireNonNull(audit, "audit");
  }

  /** A thing that has yet to be moved. */
  public static SyncState of(SyncedType entityType, UUID localId, Instant now) {
    return builder()
        .id(SyncStateId.next())
        .entityType(entityType)
        .localId(localId)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** This, after the thing arrived and got an id there. */
  public SyncState migrated(UUID newRemoteId) {
    return moved(SyncStatus.MIGRATED).remoteId(newRemoteId).attempt(attempt + 1).build();
  }

  /** This, after the thing did not arrive. */
  public SyncState failed(Failure why) {
    return moved(SyncStatus.FAILED).failure(why).attempt(attempt + 1).build();
  }

  /** This, after it was decided that the thing stays here. */
  public SyncState skipped() {
    return moved(SyncStatus.SKIPPED).build();
  }

  /** This, to be tried again after it failed. */
  public SyncState requeued() {
    return moved(SyncStatus.PENDING).build();
  }

  private SyncStateBuilder moved(SyncStatus next) {
    return builder()
        .from(this)
        .status(SyncStatus.LIFECYCLE.require(id, status, next))
        .failure(null);
  }

  /** A builder that starts from the defaults of a thing that has yet to be moved. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds these. */
  public static final class Builder extends SyncStateBuilder {
    Builder() {
      status(SyncStatus.PENDING).attempt(0);
    }
  }
}

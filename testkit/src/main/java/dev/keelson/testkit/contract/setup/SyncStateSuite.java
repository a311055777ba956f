// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.StatusReason;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.LifecycleSuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.SyncStates;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@Proves({
  "R002-06",
  "R002-117",
  "R002-118",
  "R002-119",
  "R002-120",
  "R002-121",
  "R002-122",
  "R002-124"
})
public abstract class SyncStateSuite extends LifecycleSuite<SyncState, SyncStateId> {

  @Override
  protected EntityType<SyncState, SyncStateId> type() {
    return SyncState.TYPE;
  }

  @Override
  protected SyncStateRepository repository(TestWorld world) {
    return world.keelson().syncStates();
  }

  @Override
  protected SyncState minimal(TestWorld world) {
    return SyncStates.pending();
  }

  @Override
  protected List<SyncState> everyComponentSet(TestWorld world) {
    return SyncStates.everyComponentSet();
  }

  @Override
  protected SyncState edited(SyncState state) {
    return state.withAttempt(state.attempt() + 1);
  }

  @Override
  protected Map<String, BinaryOperator<SyncState>> clashes() {
    return Map.of(
        "entity_type_local_id",
        (fresh, stored) -> fresh.withEntityType(stored.entityType()).withLocalId(stored.localId()));
  }

  @Override
  protected SyncState inState(SyncState state, String next) {
    SyncStatus status = SyncStatus.LIFECYCLE.parse(next);
    return SyncState.builder()
        .from(state)
        .status(status)
        .remoteId(status == SyncStatus.MIGRATED ? UUID.randomUUID() : null)
        .failure(status == SyncStatus.FAILED ? Made.FAILURE : null)
        .build();
  }

  @Test
  @Proves({"R002-119", "R002-120", "R002-122", "R002-123", "R002-124"})
  final void a_move_is_tried_until_it_arrives() {
    SyncState state = inserted();
    assertThat(state.status()).isEqualTo(SyncStatus.PENDING);
    assertThat(state.attempt()).as("attempt").isZero();
    state = repository().update(state.failed(Made.FAILURE));
    assertThat(state.failure()).isEqualTo(Made.FAILURE);
    state = repository().update(state.retried());
    assertThat(state.failure()).isNull();
    UUID there = UUID.randomUUID();
    state = repository().update(state.migrated(there));
    assertThat(state.remoteId()).isEqualTo(there);
    assertThat(state.attempt()).as("attempt").isEqualTo(2);
    assertThat(keelson.syncStates().findByLocalId(state.entityType(), state.localId()))
        .contains(state);
    assertThat(keelson.syncStates().findByLocalId(SyncedType.WORKSPACE, state.localId())).isEmpty();
  }

  @Test
  @Proves({"R002-121", "R002-124"})
  final void a_move_is_skipped_for_a_reason() {
    StatusReason reason = new StatusReason("gone_here");
    SyncState skipped = repository().update(inserted().skipped(reason));
    assertThat(repository().get(skipped.id()).statusReason()).isEqualTo(reason);
    assertThat(skipped.attempt()).as("attempt").isZero();
  }

  @Test
  @Proves({"R002-118", "R002-121"})
  final void what_waits_is_listed_sort_by_sort() {
    for (SyncedType type :
        List.of(
            SyncedType.PROJECT,
            SyncedType.TASK,
            SyncedType.PR_MERGE,
            SyncedType.WORKSPACE,
            new SyncedType("teapot"))) {
      SyncState waiting = repository().insert(SyncState.of(type, UUID.randomUUID(), Made.NOW));
      repository()
          .insert(
              SyncState.of(type, UUID.randomUUID(), Made.NOW)
                  .skipped(StatusReason.CANCELLED_BY_USER));
      assertThat(all(page -> keelson.syncStates().findByStatus(type, SyncStatus.PENDING, page)))
          .containsExactly(waiting);
    }
  }

  @Test
  final void has_an_id_there_exactly_when_it_arrived_and_a_failure_exactly_when_it_failed() {
    SyncState pending = SyncStates.pending();
    for (Supplier<SyncState> wrong :
        List.<Supplier<SyncState>>of(
            () -> pending.withRemoteId(UUID.randomUUID()),
            () -> pending.withFailure(Made.FAILURE),
            () -> pending.withStatus(SyncStatus.MIGRATED),
            () -> pending.withStatus(SyncStatus.FAILED))) {
      assertThatExceptionOfType(InvalidValueException.class).isThrownBy(wrong::get);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.State;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal in the unit of work that makes the transition, as the lifecycle guard of a
 * database does.
 */
final class Moves {

  private Moves() {}

  /** Journals the change from one value to the next, if that is a transition. */
  static <T extends Entity<?>> void journal(
      Layer layer, EntityType<T, ?> type, @Nullable T before, T after) {
    type.states()
        .ifPresent(states -> {
          String from = before == null ? null : states.of(before).wireName();
          String to = states.of(after).wireName();
          if (!to.equals(from)) {
            layer.append(
                entry(
                    type,
                    after,
                    from,
                    to,
                    reason(after),
                    to.equals("failed") ? failure(after) : null));
          }
        });
  }

  /** Journals that work was reclaimed from a worker whose lease expired, which is no transition. */
  static <T extends Entity<?>> void journalReclaim(
      Layer layer, EntityType<T, ?> type, T after, State state) {
    layer.append(
        entry(type, after, state.wireName(), state.wireName(), StatusReason.LEASE_LOST, null));
  }

  private static JournalEntry entry(
      EntityType<?, ?> type,
      Entity<?> after,
      @Nullable String from,
      String to,
      @Nullable StatusReason reason,
      @Nullable Json failure) {
    return JournalEntry.builder()
        .projectId(
            after instanceof ProjectOwned owned
                ? owned.projectId()
                : new ProjectId(after.id().value()))
        .kind(type.name())
        .subjectId(after.id().value())
        .version(after.version())
        .fromState(from)
        .toState(to)
        .reason(reason)
        .failure(failure)
        .actor(after.audit().updatedBy())
        .at(after.updatedAt())
        .build();
  }

  private static @Nullable StatusReason reason(Entity<?> value) {
    return value instanceof HasStatusReason explained ? explained.statusReason() : null;
  }

  private static @Nullable Json failure(Entity<?> value) {
    Failure failure = value instanceof HasFailure fallible ? fallible.failure() : null;
    return failure == null ? null : failure.toJson();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.activity.Activity;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalEntryBuilder;
import dev.keelson.journal.Subject;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.Leased;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal in the unit of work that makes the transition, as the lifecycle guard of a
 * database does.
 */
final class Moves {

  private Moves() {}

  /**
   * Journals the change from one value to the next, if that is a transition, or a reclaim from a
   * worker whose lease expired; and that an activity is appended.
   */
  static <T extends Entity<?>> void journal(
      Layer layer, EntityType<T, ?> type, @Nullable T before, T after) {
    if (after instanceof Activity) {
      layer.append(
          entry(type, after)
              .version(after.version())
              .toState(Activity.APPENDED)
              .actor(after.audit().updatedBy())
              .at(after.updatedAt())
              .build());
    }
    type.states()
        .ifPresent(states -> {
          String from = before == null ? null : states.of(before).wireName();
          String to = states.of(after).wireName();
          boolean reclaimed = to.equals(from) && before != null && isReclaimed(before, after);
          if (reclaimed || !to.equals(from)) {
            layer.append(
                entry(type, after)
                    .version(after.version())
                    .fromState(from)
                    .toState(to)
                    .reason(reclaimed ? StatusReason.LEASE_LOST : reason(after))
                    .failure(to.equals("failed") ? failure(after) : null)
                    .actor(after.audit().updatedBy())
                    .at(after.updatedAt())
                    .worker(worker(before, after))
                    .build());
          }
        });
  }

  /**
   * Journals that a value is deleted.
   *
   * @param cause what it went along with, or null
   * @param counts what went along with it and has no entries of its own
   */
  static <T extends Entity<?>> void journalDeletion(
      MemoryStore tx,
      EntityType<T, ?> type,
      T last,
      @Nullable Subject cause,
      Map<String, Long> counts) {
    tx.layer()
        .append(
            entry(type, last)
                .version(last.version() + 1)
                .fromState(type.states().map(states -> states.of(last).wireName()).orElse(null))
                .toState(JournalEntry.DELETED)
                .actor(tx.actor())
                .at(tx.now())
                .cause(cause)
                .counts(counts.isEmpty() ? null : Json.of(counts))
                .build());
  }

  private static <T extends Entity<?>> JournalEntryBuilder entry(EntityType<T, ?> type, T value) {
    return JournalEntry.builder()
        .projectId(
            value instanceof ProjectOwned owned
                ? owned.projectId()
                : new ProjectId(value.id().value()))
        .kind(type.name())
        .subjectId(value.id().value())
        .runId(run(type, value));
  }

  /** Returns the run that a row belongs to: itself, or the one that it names. */
  static <T> @Nullable RunId run(RowType<T> type, T row) {
    return row instanceof Run run ? run.id() : type.runOf(row).orElse(null);
  }

  private static boolean isReclaimed(Entity<?> before, Entity<?> after) {
    if (before instanceof Leased one && after instanceof Leased next) {
      return one.lock() != null && next.leaseToken() > one.leaseToken();
    }
    return before instanceof RunStep one
        && after instanceof RunStep next
        && next.leaseToken() > one.leaseToken();
  }

  private static @Nullable String worker(@Nullable Entity<?> before, Entity<?> after) {
    String next = after instanceof Leased leased ? leased.lockedByWorker() : null;
    return next == null && before instanceof Leased leased ? leased.lockedByWorker() : next;
  }

  private static @Nullable StatusReason reason(Entity<?> value) {
    return value instanceof HasStatusReason explained ? explained.statusReason() : null;
  }

  private static @Nullable Json failure(Entity<?> value) {
    Failure failure = value instanceof HasFailure fallible ? fallible.failure() : null;
    return failure == null ? null : failure.toJson();
  }
}

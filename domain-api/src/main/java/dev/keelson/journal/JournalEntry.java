// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StatusReason;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One move of one thing through its lifecycle, or its beginning. Written by the store in the same
 * transaction as the move, never changed.
 *
 * @param kind what moved, for example {@code run_step}: the lifecycle's kind
 * @param subjectId which one
 * @param version its version after the move; entries of one subject are in this order
 * @param fromState the state before, by its wire name; null when it was stored first
 * @param toState the state after
 * @param reason why, if the row says
 * @param failure what failed, as {@link dev.keelson.core.Failure#toJson} has it, when the move is
 *     to a failed state
 * @param actor who moved it
 * @param at when, by the database's clock
 */
@Value.Builder
public record JournalEntry(
    ProjectId projectId,
    String kind,
    UUID subjectId,
    long version,
    @Nullable String fromState,
    String toState,
    @Nullable StatusReason reason,
    @Nullable Json failure,
    Actor actor,
    Instant at)
    implements ProjectOwned {

  /** An empty builder. */
  public static JournalEntryBuilder builder() {
    return new JournalEntryBuilder();
  }
}

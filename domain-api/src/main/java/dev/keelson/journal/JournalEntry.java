// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StatusReason;
import dev.keelson.query.Attribute;
import dev.keelson.query.FactType;
import dev.keelson.query.Index;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one entity in its lifecycle, or its first state. Written by the store in the
 * same transaction as the transition; never changed.
 *
 * @param kind the lifecycle's kind, for example {@code run_step}
 * @param subjectId the id of the entity
 * @param version the version after the transition; orders the entries of one subject
 * @param fromState the state before, by its wire name; null for the first entry
 * @param toState the state after, by its wire name
 * @param reason the status reason, if the row has one
 * @param failure the failure, as written by {@link dev.keelson.core.Failure#toJson}, if the
 *     transition is to a failed state
 * @param actor who made the transition
 * @param at when, by the database clock
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Json failure,
    Actor actor,
    Instant at)
    implements ProjectOwned {

  /** {@code subject_id}. */
  public static final Attribute<JournalEntry, UUID> SUBJECT_ID =
      Attribute.of("subject_id", UUID.class, JournalEntry::subjectId);

  /** {@code version}. */
  public static final OrderedAttribute<JournalEntry, Long> VERSION =
      Attribute.ordered("version", Long.class, JournalEntry::version);

  /** {@code kind}. */
  public static final TextAttribute<JournalEntry> KIND = Attribute.text("kind", JournalEntry::kind);

  /** {@code to_state}. */
  public static final TextAttribute<JournalEntry> TO_STATE =
      Attribute.text("to_state", JournalEntry::toState);

  /** {@code actor}. */
  public static final Attribute<JournalEntry, Actor> ACTOR =
      Attribute.of("actor", Actor.class, JournalEntry::actor);

  /** {@code at}. */
  public static final TimeAttribute<JournalEntry> AT = Attribute.time("at", JournalEntry::at);

  /** The type descriptor of entries. */
  public static final FactType<JournalEntry> TYPE =
      new FactType<>(
          "journal",
          JournalEntry.class,
          AT,
          // An id that is deleted and stored again begins again with version 1.
          List.of(SUBJECT_ID, VERSION, AT),
          List.of(Index.on(AT), Index.on(SUBJECT_ID, VERSION)),
          List.of(KIND, TO_STATE, ACTOR),
          List.of());

  public JournalEntry {
    Check.present(projectId, "journalEntry.projectId");
    Check.present(kind, "journalEntry.kind");
    Check.present(subjectId, "journalEntry.subjectId");
    Check.present(toState, "journalEntry.toState");
    Check.present(actor, "journalEntry.actor");
    Check.present(at, "journalEntry.at");
  }

  /** Returns an empty builder. */
  public static JournalEntryBuilder builder() {
    return new JournalEntryBuilder();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
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
 * One transition of one entity in its lifecycle, its first state, or its deletion. Written by the
 * store in the same transaction; never changed.
 *
 * <p>Where the entries are: what a project owns, and the project itself, in the project's journal,
 * which outlives it. What all projects share (credentials, webhook deliveries, sync states, which
 * have a lifecycle, and the deletions of all shared types) in a journal of its own, whose project
 * id is the id of the value: {@code keelson.project(new ProjectId(credential.id().value()))}.
 *
 * @param kind the type, by its table, for example {@code run_step}
 * @param subjectId the id of the entity
 * @param version the version after the transition; orders the entries of one subject
 * @param fromState the state before, by its wire name; null for the first entry, and for the
 *     deletion of what has no lifecycle
 * @param toState the state after, by its wire name; {@value #DELETED} for a deletion
 * @param reason the status reason, if the row has one; {@code lease_lost} where work was reclaimed,
 *     which keeps its state
 * @param failure the failure, as written by {@link dev.keelson.core.Failure#toJson}, if the
 *     transition is to a failed state
 * @param actor who made the transition
 * @param at when, by the database clock
 * @param runId the run that the subject belongs to, the run itself included; null if it belongs to
 *     none, or its type names none
 * @param cause what the caller deleted, if this is the deletion of something that went along
 * @param counts what went along with a deletion and has no entries of its own, as numbers by the
 *     name of its table: entries of logs, decisions, chunks of files; in the entry of a purged
 *     project, everything that it owned. Null if there is nothing
 * @param worker the process under whose lease the subject was or came, as it named itself; null if
 *     there was no lease, or it named none
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
    Instant at,
    @Nullable RunId runId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Subject cause,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Json counts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String worker)
    implements ProjectOwned {

  /** The state that a deletion leads to, which no lifecycle has. */
  public static final String DELETED = Lifecycle.DELETED;

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

  /** {@code run_id}. */
  public static final Attribute<JournalEntry, RunId> RUN_ID =
      Attribute.of("run_id", RunId.class, JournalEntry::runId);

  /** {@code cause}, as {@link Subject#toString} writes it. */
  public static final TextAttribute<JournalEntry> CAUSE =
      Attribute.text("cause", entry -> entry.cause == null ? null : entry.cause.toString());

  /** The type descriptor of entries. */
  public static final FactType<JournalEntry> TYPE =
      new FactType<>(
          "journal",
          JournalEntry.class,
          AT,
          // An id that is deleted and stored again begins again with version 1; one of another type
          // may be equal.
          List.of(SUBJECT_ID, VERSION, AT, KIND),
          List.of(Index.on(AT), Index.on(SUBJECT_ID, VERSION), Index.on(CAUSE, AT)),
          List.of(KIND, TO_STATE, ACTOR, RUN_ID),
          List.of());

  public JournalEntry {
    Check.present(projectId, "journalEntry.projectId");
    Check.present(kind, "journalEntry.kind");
    Check.present(subjectId, "journalEntry.subjectId");
    Check.present(toState, "journalEntry.toState");
    Check.present(actor, "journalEntry.actor");
    Check.present(at, "journalEntry.at");
  }

  /** Returns whether this is a deletion. */
  @JsonIgnore
  public boolean isDeletion() {
    return toState.equals(DELETED);
  }

  /** Returns what this entry is about. */
  public Subject subject() {
    return new Subject(kind, subjectId);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds entries. */
  public static final class Builder extends JournalEntryBuilder {
    Builder() {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Actor;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.ChainedEntry.Link;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalRemoval;
import dev.keelson.journal.JournalState;
import dev.keelson.journal.JournalStore;
import dev.keelson.journal.PlacedEntry;
import dev.keelson.journal.Polled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journals, which triggers in the database write. Functions of the database give entries
 * their places in the order of readers, when a reader polls or a host says so, and remove what has
 * outlived its term; they run as the owner of the schema, the only one who may.
 */
final class SqlJournal implements JournalStore {

  private static final String READ = "read the journal";

  private final StoreContext context;

  SqlJournal(StoreContext context) {
    this.context = context;
  }

  @Override
  public JournalHead place(ProjectId project) {
    return context
        .fetch(call("place_journal", project), row -> head(project, row), "order the journal")
        .getFirst();
  }

  @Override
  public JournalState state(ProjectId project) {
    List<JournalRemoval> removals = removals(project);
    return context
        .fetch(
            call("journal_head", project),
            row -> new JournalState(head(project, row), row.getLong(3), removals),
            READ)
        .getFirst();
  }

  private static JournalHead head(ProjectId project, ResultSet row) throws SQLException {
    return new JournalHead(project, row.getLong(1), new Digest(row.getString(2)));
  }

  @Override
  public Polled poll(Map<ProjectId, Long> after, JournalFilter filter, int limit) {
    List<ProjectId> projects = List.copyOf(after.keySet());
    context.fetch(
        context.call("place_journals").with("projects", Call.ids(projects)),
        row -> row.getLong(1),
        "order the journal");
    RowMapping<JournalEntry> mapping = context.database().mapping(JournalEntry.TYPE);
    Polling polling = new Polling(limit, filter.runId() != null, !filter.kinds().isEmpty());
    Call call =
        context
            .call(polling, JournalEntry.TYPE, polling::statement)
            .with("projects", Call.ids(projects))
            .with("places", Call.array("bigint", projects.stream().map(after::get).toList()))
            .with("run", filter.runId())
            .with("kinds", filter.kinds());
    List<PlacedEntry> entries = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    Map<ProjectId, Long> reached = new HashMap<>(after);
    Map<ProjectId, Long> last = new HashMap<>();
    context.fetch(
        call,
        row -> {
          ProjectId project = new ProjectId(row.getObject(1, UUID.class));
          last.put(project, Math.max(after.getOrDefault(project, 0L), row.getLong(2)));
          long place = row.getLong(3);
          if (place == 0) {
            return false;
          }
          reached.put(project, place);
          try {
            return entries.add(new PlacedEntry(place, mapping.read(row, 4)));
          } catch (UnreadableValueException e) {
            return unreadable.add(e.row());
          }
        },
        READ);
    boolean all = entries.size() + unreadable.size() < limit;
    return new Polled(entries, all ? last : reached, unreadable);
  }

  @Override
  public List<ChainedEntry> chain(ProjectId project, long after, int limit) {
    return chained(
        new Chain(limit),
        "seq > :after order by seq, subject_id, version limit " + limit,
        project,
        call -> call.with("after", after));
  }

  @Override
  public List<ChainedEntry> chained(ProjectId project, Collection<UUID> subjects) {
    return chained(
        new Chain(0),
        "subject_id = any (:subjects)",
        project,
        call -> call.with("subjects", Call.array("uuid", subjects)));
  }

  private List<ChainedEntry> chained(
      Chain key, String which, ProjectId project, UnaryOperator<Call> rest) {
    RowMapping<JournalEntry> mapping = context.database().mapping(JournalEntry.TYPE);
    Call call =
        context
            .call(
                key,
                JournalEntry.TYPE,
                () -> Statement.load("chain_journal").filled("which", which))
            .with("projectId", project);
    return context.fetch(
        rest.apply(call),
        row -> {
          Link link = link(row);
          try {
            return new ChainedEntry.Legible(mapping.read(row, 4), link);
          } catch (UnreadableValueException e) {
            return new ChainedEntry.Illegible(e.row(), link);
          }
        },
        READ);
  }

  private static @Nullable Link link(ResultSet row) throws SQLException {
    long place = row.getLong(1);
    String before = row.getString(2);
    return place == 0
        ? null
        : new Link(place, before == null ? null : new Digest(before), new Digest(row.getString(3)));
  }

  private List<JournalRemoval> removals(ProjectId project) {
    return context.fetch(
        call("journal_removals", project),
        row ->
            JournalRemoval.builder()
                .projectId(project)
                .first(row.getLong(1))
                .last(row.getLong(2))
                .count(row.getLong(3))
                .before(new Digest(row.getString(4)))
                .after(new Digest(row.getString(5)))
                .rule(row.getString(6))
                .actor(Actor.parse(row.getString(7)))
                .at(time(row, 8))
                .build(),
        READ);
  }

  static Instant time(ResultSet row, int index) throws SQLException {
    return row.getObject(index, OffsetDateTime.class).toInstant();
  }

  private Call call(String statement, ProjectId project) {
    return context.call(statement).with("projectId", project);
  }

  /** The key under which the statement of a poll is cached. */
  private record Polling(int limit, boolean ofRun, boolean ofKinds) {

    Statement statement() {
      return Statement.load("poll_journal")
          .filled(
              "filter",
              (ofRun ? "and t.run_id = :run " : "") + (ofKinds ? "and t.kind = any (:kinds)" : ""))
          .filled("limit", Integer.toString(limit));
    }
  }

  /** The key under which a statement that reads the chain is cached. */
  private record Chain(int limit) {}
}

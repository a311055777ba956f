// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Found;
import dev.keelson.query.LogType;
import dev.keelson.query.Names;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The append-only log of one type in one project. Each parent numbers its own entries. */
public class AppendOnlyLog<T extends LogEntry<P>, P extends Id> {

  /** The maximum number of entries in one call. */
  public static final int MAX_BATCH = 1000;

  private final LogType<T, P> type;
  private final RepositoryContext context;

  /** Creates the log of one type in {@code context}. */
  public AppendOnlyLog(LogType<T, P> type, RepositoryContext context) {
    this.type = Check.present(type, "type");
    this.context = Check.present(context, "context");
  }

  /**
   * Appends the entries to their parent in one statement, all or none, and returns them as stored,
   * in the given order. Each gets the next sequence number, without gaps also under concurrent
   * appends; when a number is visible, all lower ones are visible too. An entry whose key is known
   * in the parent is not stored again: the stored entry is returned in its place, so a call whose
   * result was lost may be repeated.
   *
   * @param entries entries of one parent, with the sequence number 0 and without duplicate keys; if
   *     empty, nothing happens
   * @throws dev.keelson.core.NotFoundException if the parent is not stored in this project
   * @throws dev.keelson.core.ForeignProjectException if one belongs to another project
   * @throws dev.keelson.core.SecretFoundException if its key or type looks like a secret
   * @throws dev.keelson.core.InvalidValueException if they have several parents, sequence numbers
   *     or duplicate keys, or are more than {@value #MAX_BATCH}
   */
  public final List<T> append(List<T> entries) {
    List<T> admitted = admitted(entries);
    return admitted.isEmpty() ? admitted : context.logs().append(type, context.project(), admitted);
  }

  /** Appends one entry; see {@link #append(List)}. */
  public final T append(T entry) {
    return append(List.of(Check.present(entry, "entry"))).getFirst();
  }

  /**
   * Returns at most {@code max} entries with sequence numbers after {@code after}, lowest first; 0
   * starts from the beginning. A reader that continues after {@link LogPage#next} misses nothing.
   * Empty if there are no entries or no such parent. A row that this release can't read is told in
   * the page, and doesn't hide the others.
   *
   * @param max 1 to {@value PageRequest#MAX_SIZE}
   */
  public final LogPage<T> read(P parent, long after, int max) {
    PageRequest page = PageRequest.first(max);
    Query<T> query = type.where(type.parent().is(parent));
    Scope scope = new Scope.Projects(List.of(context.project()));
    List<Found<T>> rows =
        context
            .queries()
            .list(query, scope, new Place(List.of(after, parent)), page.size(), List.of());
    return new LogPage<>(
        rows.stream().filter(Found::isReadable).map(Found::value).toList(),
        rows.isEmpty() ? after : sequence(rows.getLast().place(Place.sortedBy(query, scope))),
        rows.stream().flatMap(row -> row.unreadable().stream()).toList());
  }

  private static long sequence(Place place) {
    return (Long) place.keys().getFirst();
  }

  /** Returns the sequence number of the last appended entry, 0 if there was none. */
  public final long lastSequence(P parent) {
    return context.logs().lastSequence(type, context.project(), Check.present(parent, "parent"));
  }

  private List<T> admitted(List<T> entries) {
    List<T> all = Check.each(entries, "entries");
    Check.that(
        all.size() <= MAX_BATCH,
        Names.component(type.name()),
        "must come in batches of at most " + MAX_BATCH,
        "append these %s in parts".formatted(all.size()));
    List<T> admitted = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (T entry : all) {
      context.checkOwner(entry.parent(), entry.projectId());
      admitted.add(context.secrets().admit(type, entry));
      Check.that(
          entry.parent().equals(all.getFirst().parent()),
          component(type.parent().name()),
          "must be the same for all that is appended together",
          "make a call for each of them");
      Check.that(
          entry.sequence() == 0,
          component("sequence"),
          "must be 0 until the entry is stored",
          "leave it to the store to count");
      Check.that(
          entry.key() == null || keys.add(entry.key()),
          component("key"),
          "must not come twice in one batch",
          "give each entry a key of its own, or none");
    }
    return admitted;
  }

  private String component(String attribute) {
    return Names.component(type.name()) + "." + Names.component(attribute);
  }
}

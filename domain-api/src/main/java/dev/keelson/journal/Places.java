// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Cursor;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The places up to which a reader has read the journals of some projects, and the cursors that
 * contain them. A cursor of several projects names each that was read from, so that others may join
 * later.
 */
final class Places {

  private static final String QUERY = "journal";

  private Places() {}

  /** Polls one journal. */
  static JournalPage poll(
      JournalStore store, ProjectId project, JournalFilter filter, PageRequest page) {
    String query = QUERY + project + filter.fingerprint();
    Cursor after = Check.present(page, "page").after();
    long read = after == null ? 0 : place(after.texts(query));
    Polled polled = store.poll(Map.of(project, read), filter, page.size());
    List<Cursor> cursors =
        polled.entries().stream().map(entry -> one(query, entry.place())).toList();
    return new JournalPage(
        polled.entries().stream().map(PlacedEntry::entry).toList(),
        cursors,
        one(query, reached(polled, project, read)),
        polled.unreadable());
  }

  /** Polls several journals. */
  static JournalPage poll(
      JournalStore store, Collection<ProjectId> projects, JournalFilter filter, PageRequest page) {
    String query = QUERY + "s" + filter.fingerprint();
    Map<ProjectId, Long> known = places(query, Check.present(page, "page").after());
    Map<ProjectId, Long> read = new LinkedHashMap<>();
    projects.forEach(project -> read.put(project, known.getOrDefault(project, 0L)));
    if (read.isEmpty()) {
      return new JournalPage(List.of(), List.of(), many(query, known), List.of());
    }
    Polled polled = store.poll(read, filter, page.size());
    Map<ProjectId, Long> reached = new LinkedHashMap<>(known);
    List<Cursor> cursors = new ArrayList<>();
    for (PlacedEntry entry : polled.entries()) {
      reached.put(entry.entry().projectId(), entry.place());
      cursors.add(many(query, reached));
    }
    read.forEach((project, place) -> reached.put(project, reached(polled, project, place)));
    return new JournalPage(
        polled.entries().stream().map(PlacedEntry::entry).toList(),
        cursors,
        many(query, reached),
        polled.unreadable());
  }

  private static long reached(Polled polled, ProjectId project, long read) {
    return Math.max(read, polled.reached().getOrDefault(project, read));
  }

  private static Cursor one(String query, long place) {
    return Cursor.of(query, List.of(Long.toString(place)));
  }

  private static Cursor many(String query, Map<ProjectId, Long> places) {
    List<String> parts = new ArrayList<>();
    Map<String, Long> byId = new TreeMap<>();
    places.forEach((project, place) -> byId.put(project.value().toString(), place));
    byId.forEach((id, place) -> {
      if (place > 0) {
        parts.add(id);
        parts.add(Long.toString(place));
      }
    });
    return Cursor.of(query, parts);
  }

  private static Map<ProjectId, Long> places(String query, @Nullable Cursor cursor) {
    Map<ProjectId, Long> places = new LinkedHashMap<>();
    List<String> parts = cursor == null ? List.of() : cursor.texts(query);
    try {
      for (int i = 0; i < parts.size(); i += 2) {
        places.put(ProjectId.parse(parts.get(i)), place(parts.subList(i + 1, i + 2)));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Cursor.invalid();
    }
    return places;
  }

  private static long place(List<String> texts) {
    try {
      long place = texts.size() == 1 ? Long.parseLong(texts.getFirst()) : -1;
      if (place >= 0) {
        return place;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw Cursor.invalid();
  }
}

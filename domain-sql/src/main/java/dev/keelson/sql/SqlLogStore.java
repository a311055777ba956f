// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.toMap;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.LogType;
import dev.keelson.query.Names;
import dev.keelson.repository.LogStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Appends a batch by one statement, which assigns the numbers and stores no key twice. All columns
 * are passed as arrays of texts, so that the statement is the same for any number of entries.
 */
final class SqlLogStore implements LogStore {

  private final StoreContext context;

  SqlLogStore(StoreContext context) {
    this.context = context;
  }

  @Override
  public <T extends LogEntry<P>, P extends Id> List<T> append(
      LogType<T, P> type, ProjectId project, List<T> entries) {
    P parent = entries.getFirst().parent();
    BatchColumns<T> columns =
        BatchColumns.of(
            type.type(), "projectId", Names.component(type.parent().name()), "sequence");
    Call call = call("append", type, columns::fill).with(columns.arguments(entries));
    List<Place> given =
        Repeats.until(
            "append to " + parent.describe(),
            () -> {
              List<Place> places = fetch(call, type, project, parent, Place::read);
              if (!places.getFirst().hasParent()) {
                throw new NotFoundException(parent);
              }
              return places.stream().allMatch(place -> place.sequence() > 0)
                  ? Optional.of(places)
                  : Optional.empty();
            });
    Map<Long, T> known = known(type, project, parent, given);
    return IntStream.range(0, entries.size())
        .mapToObj(i -> type.withSequence().apply(entries.get(i), given.get(i).sequence()))
        .map(entry -> known.getOrDefault(entry.sequence(), entry))
        .toList();
  }

  @Override
  public <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent) {
    Call call = call("last_sequence", type, plain -> plain);
    return fetch(call, type, project, parent, row -> row.getLong(1)).stream()
        .findFirst()
        .orElse(0L);
  }

  /**
   * Returns the entries that were stored before, by number; entries that were removed since are
   * left out.
   */
  private <T extends LogEntry<P>, P extends Id> Map<Long, T> known(
      LogType<T, P> type, ProjectId project, P parent, List<Place> places) {
    List<Long> numbers = places.stream().filter(Place::known).map(Place::sequence).toList();
    if (numbers.isEmpty()) {
      return Map.of();
    }
    Call call =
        context
            .call(new Named("appended", type), type, () -> template("appended", type))
            .with("numbers", Call.array("bigint", numbers));
    return fetch(call, type, project, parent, context.written(type)).stream()
        .collect(toMap(LogEntry::sequence, entry -> entry));
  }

  private Call call(String name, LogType<?, ?> type, UnaryOperator<Statement> rest) {
    return context.call(new Named(name, type), null, () -> rest.apply(template(name, type)));
  }

  private <R> List<R> fetch(
      Call call, LogType<?, ?> type, ProjectId project, Id parent, Call.RowReader<R> reader) {
    return context.fetch(
        call.with("projectId", project).with("parentId", parent), reader, "append to " + type);
  }

  private static Statement template(String name, LogType<?, ?> type) {
    return Statement.load(name)
        .filled("table", type.name())
        .filled("parent", type.parent().name())
        .filled("parentTable", type.parentType().name());
  }

  /**
   * The result for one entry, in the given order.
   *
   * @param sequence its number; 0 if another writer came in between, so that the statement must be
   *     retried
   * @param known whether it was stored before, under its key
   * @param hasParent whether its parent is stored
   */
  private record Place(long sequence, boolean known, boolean hasParent) {

    static Place read(ResultSet row) throws SQLException {
      return new Place(row.getLong(1), row.getBoolean(2), row.getBoolean(3));
    }
  }

  /** The key under which a statement is cached. */
  private record Named(String name, LogType<?, ?> type) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.toMap;

import dev.keelson.core.AppendType;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Appends the entries of one type. All columns of a batch go as arrays of texts, one for each
 * column, and become what they are in the statement: drivers need to know no other type, and
 * however many entries there are, the text of the statement is the same.
 */
public final class Appending<T extends LogEntry<?>> {

  private static final Map<AppendType<?, ?>, Appending<?>> KNOWN = new ConcurrentHashMap<>();

  private final BiFunction<T, Long, T> withSequence;
  private final BatchColumns<T> columns;
  private final String parentColumn;
  private final Statement statement;
  private final Statement lastSequence;

  private Appending(AppendType<T, ?> type) {
    withSequence = type.withSequence();
    parentColumn = BatchColumns.name(type.parentField());
    columns = BatchColumns.of(type.type(), "projectId", type.parentField(), "sequence");
    statement =
        columns.fill(template("append", type).filled("parentTable", type.parentType().name()));
    lastSequence = template("last_sequence", type);
  }

  /** The appending of one type. */
  @SuppressWarnings("unchecked") // what is known for a type was made for it
  public static <T extends LogEntry<?>> Appending<T> of(AppendType<T, ?> type) {
    return (Appending<T>) KNOWN.computeIfAbsent(type, any -> new Appending<>(type));
  }

  /** The column that refers to the parent. */
  public String parentColumn() {
    return parentColumn;
  }

  /**
   * The statement that appends a batch. Parameters: {@code projectId}, {@code parentId} and those
   * of {@link #arguments}. Its rows are {@link Place}s.
   */
  public Statement statement() {
    return statement;
  }

  /** The statement that tells the last number, of {@code projectId} and {@code parentId}. */
  public Statement lastSequence() {
    return lastSequence;
  }

  /**
   * Appends a batch: runs the statement until nobody else came between, and puts what was stored
   * before, under its key, in the place of what was sent again.
   *
   * @param entries at least one, all of one parent
   * @param statement runs {@link #statement()} with the batch
   * @param find the entries with these numbers; those that were removed since are left out
   * @throws NotFoundException if their parent is not stored
   */
  public List<T> append(
      List<T> entries, Supplier<List<Place>> statement, Function<List<Long>, List<T>> find) {
    List<Place> places;
    do {
      places = statement.get();
      if (!places.getFirst().hasParent()) {
        throw new NotFoundException(entries.getFirst().parent());
      }
    } while (places.stream().anyMatch(place -> place.sequence() == 0));
    List<Long> numbers = places.stream().filter(Place::known).map(Place::sequence).toList();
    Map<Long, T> known =
        numbers.isEmpty()
            ? Map.of()
            : find.apply(numbers).stream().collect(toMap(LogEntry::sequence, entry -> entry));
    List<Place> given = places;
    return IntStream.range(0, entries.size())
        .mapToObj(i -> withSequence.apply(entries.get(i), given.get(i).sequence()))
        .map(entry -> known.getOrDefault(entry.sequence(), entry))
        .toList();
  }

  /** The arguments for a batch. */
  public Map<String, @Nullable String[]> arguments(List<T> entries) {
    return columns.arguments(entries);
  }

  /**
   * Where an entry is, of those that were given in this order.
   *
   * @param sequence its number; 0 if others came between, so that the statement is due again
   * @param known whether it was stored before, under its key
   * @param hasParent whether its parent is stored
   */
  public record Place(long sequence, boolean known, boolean hasParent) {

    /** Reads the present row of the statement's result. */
    public static Place read(ResultSet result) throws SQLException {
      return new Place(result.getLong(1), result.getBoolean(2), result.getBoolean(3));
    }
  }

  private Statement template(String name, AppendType<?, ?> type) {
    return Statement.load(name).filled("table", type.name()).filled("parent", parentColumn);
  }
}

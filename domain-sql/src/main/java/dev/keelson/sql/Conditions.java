// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.RowType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions in SQL. */
final class Conditions {

  private static final String NOTHING = "false";

  /**
   * Keeps what is looked up for each row a probe of an index: without it a planner could read all
   * that any row might be asked for, first.
   */
  private static final String PROBE = " offset 0";

  private final Database database;
  private final Fragment fragment;
  private final boolean served;
  private final String end;
  private final @Nullable String owner;

  /** The alias of the nearest row that a project owns, around what all projects share. */
  private Conditions(
      Database database, Fragment fragment, boolean served, String end, @Nullable String owner) {
    this.database = database;
    this.fragment = fragment;
    this.served = served;
    this.end = end;
    this.owner = owner;
  }

  /** Conditions of a question that the planner has to find a way for. */
  Conditions(Database database, Fragment fragment) {
    this(database, fragment, false, "", null);
  }

  /**
   * Conditions that an index serves. Values are kept from the planner. If it knew that a value is
   * common, it would read another index, or all rows, and be wrong where what it reads first has
   * few of them.
   */
  static Conditions served(Database database, Fragment fragment) {
    return new Conditions(database, fragment, true, "", null);
  }

  /** Returns the conjunction of {@code conditions} on the row of {@code type} with that alias. */
  String all(List<? extends Condition<?>> conditions, RowType<?> type, String alias) {
    return conditions.isEmpty()
        ? "true"
        : conditions.stream()
            .map(condition -> of(condition, type, alias))
            .collect(joining(" and "));
  }

  private String of(Condition<?> condition, RowType<?> type, String alias) {
    return switch (condition) {
      case Condition.In<?, ?> in -> in(in, alias);
      case Condition.Absent<?> absent -> Columns.of(absent.attribute(), alias) + " is null";
      case Condition.Range<?, ?> range -> range(range, alias);
      case Condition.InFuture<?> future ->
          Columns.of(future.attribute(), alias) + " > keelson.transaction_time()";
      case Condition.Prefix<?> prefix -> prefix(prefix, alias);
      case Condition.Contains<?> contains ->
          "%s @> %s"
              .formatted(
                  Columns.of(contains.attribute(), alias),
                  fragment.parameter(List.of(contains.element())));
      case Condition.Refers<?, ?, ?> refers ->
          exists(
              refers.target(),
              Set.of(),
              refers.conditions(),
              owner(type, alias),
              other ->
                  "%s.id = %s%s"
                      .formatted(
                          other,
                          Columns.of(refers.reference(), alias),
                          together(refers.target(), other, owner(type, alias))));
      case Condition.Referred<?, ?, ?> referred ->
          exists(
              referred.type(),
              Set.of(referred.reference()),
              referred.conditions(),
              owner(type, alias),
              other ->
                  "%s = %s.id%s"
                      .formatted(
                          Columns.of(referred.reference(), other),
                          alias,
                          together(referred.type(), other, owner(type, alias))));
      case Condition.Not<?> not ->
          "(%s) is not true"
              .formatted(
                  new Conditions(database, fragment, false, PROBE, owner)
                      .of(not.condition(), type, alias));
    };
  }

  private String in(Condition.In<?, ?> in, String alias) {
    Attribute<?, ?> attribute = in.attribute();
    List<?> values = in.values();
    String column = Columns.of(attribute, alias);
    return values.isEmpty() ? NOTHING : column + " " + oneOf(Columns.type(attribute), values);
  }

  /** Returns the comparison with one value or several, at least one, of that type of column. */
  String oneOf(String type, List<?> values) {
    return values.size() == 1
        ? "= " + hidden(type, values.getFirst())
        : "= any (%s)".formatted(hidden(type + "[]", Call.array(type, values)));
  }

  private String hidden(String type, Object value) {
    String parameter = fragment.parameter(value);
    // Cast twice: a subselect alone would be a list of arrays to "any".
    return served
        ? "cast((select cast(%1$s as %2$s)) as %2$s)".formatted(parameter, type)
        : parameter;
  }

  private String range(Condition.Range<?, ?> range, String alias) {
    String column = Columns.sortable(range.attribute(), alias);
    String from = range.from() == null ? "" : column + " >= " + fragment.parameter(range.from());
    String to = range.to() == null ? "" : column + " < " + fragment.parameter(range.to());
    return from.isEmpty() || to.isEmpty()
        ? from.isEmpty() && to.isEmpty() ? column + " is not null" : from + to
        : from + " and " + to;
  }

  /**
   * Returns the prefix as a range, which an index serves even if the planner does not know the
   * prefix.
   */
  private String prefix(Condition.Prefix<?> prefix, String alias) {
    String column = Columns.sortable(prefix.attribute(), alias);
    String from = column + " >= " + fragment.parameter(prefix.prefix());
    String end = after(prefix.prefix());
    return end.isEmpty() ? from : from + " and " + column + " < " + fragment.parameter(end);
  }

  /**
   * Returns the first text after all texts that begin with {@code prefix}; empty if there is none.
   */
  static String after(String prefix) {
    int[] points = prefix.codePoints().toArray();
    for (int last = points.length - 1; last >= 0; last--) {
      if (points[last] < Character.MAX_CODE_POINT) {
        int next = points[last] + 1;
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return new String(points, 0, last + 1);
      }
    }
    return "";
  }

  private String exists(
      RowType<?> type,
      Set<Attribute<?, ?>> joined,
      List<? extends Condition<?>> conditions,
      @Nullable String around,
      Join join) {
    String other = fragment.alias();
    Set<Attribute<?, ?>> asked = Relations.columns(conditions);
    asked.addAll(joined);
    return "exists (select from %s %s where %s and %s%s)"
        .formatted(
            Relations.of(database, type, asked),
            other,
            join.on(other),
            new Conditions(database, fragment, false, "", around).all(conditions, type, other),
            end);
  }

  /** What all projects share leads from one project into the same one only. */
  private @Nullable String owner(RowType<?> type, String alias) {
    return type.isOwned() ? alias : owner;
  }

  private static String together(RowType<?> one, String its, @Nullable String owner) {
    return one.isOwned() && owner != null
        ? " and %s.project_id = %s.project_id".formatted(its, owner)
        : "";
  }

  private interface Join {
    String on(String alias);
  }
}

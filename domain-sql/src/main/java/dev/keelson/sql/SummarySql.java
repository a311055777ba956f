// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Grouping;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The statement for counts and sums. */
final class SummarySql<T> {

  private final Database database;
  private final Summary<T> summary;
  private final Scope scope;
  private final Fragment fragment = new Fragment();

  SummarySql(Database database, Summary<T> summary, Scope scope) {
    this.database = database;
    this.summary = summary;
    this.scope = scope;
  }

  Call call() {
    List<String> inner = new ArrayList<>();
    List<String> outer = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (Grouping<T, ?> grouping : summary.groupings()) {
      String name = "g" + groups.size();
      inner.add(expression(grouping) + " as " + name);
      outer.add("x." + name);
      groups.add("x." + name);
    }
    outer.add("count(*)");
    for (int i = 0; i < summary.sums().size(); i++) {
      inner.add("%s as s%s".formatted(number(summary.sums().get(i)), i));
      outer.add("coalesce(sum(x.s%1$s), 0), count(x.s%1$s)".formatted(i));
    }
    String text =
        "select %s from (select %s from %s where %s and %s) x%s"
            .formatted(
                String.join(", ", outer),
                inner.isEmpty() ? "1" : String.join(", ", inner),
                from(),
                project(),
                conditions().all(summary.query().conditions(), summary.query().type(), "t"),
                groups.isEmpty() ? "" : " group by " + String.join(", ", groups));
    return new Call(Statement.of(text)).with(fragment.arguments());
  }

  /** A number that is none has no sum. */
  private static String number(Attribute<?, ?> attribute) {
    String column = Columns.of(attribute, "t");
    return attribute.valueType() == BigDecimal.class
        ? "nullif(%s, 'NaN')".formatted(column)
        : column;
  }

  private Conditions conditions() {
    return !summary.query().scan() && summary.isServed()
        ? Conditions.served(database, fragment)
        : new Conditions(database, fragment);
  }

  private String expression(Grouping<T, ?> grouping) {
    EntityType<?, ?> target = grouping.target();
    if (grouping.via() == null || target == null) {
      return Columns.of(grouping.attribute(), "t");
    }
    return "(select %s from %s g where g.id = %s%s)"
        .formatted(
            Columns.of(grouping.attribute(), "g"),
            Relations.of(database, target, List.of(grouping.attribute())),
            Columns.of(grouping.via(), "t"),
            target.isOwned() && type().isOwned() ? " and g.project_id = t.project_id" : "");
  }

  private String from() {
    Set<Attribute<?, ?>> asked = Relations.columns(summary.query().conditions());
    asked.addAll(summary.sums());
    for (Grouping<T, ?> grouping : summary.groupings()) {
      asked.add(grouping.via() == null ? grouping.attribute() : grouping.via());
    }
    String rows = Relations.of(database, type(), asked) + " t";
    return scope instanceof Scope.Everywhere
        ? "%s.project k join %s on t.project_id = k.id".formatted(database.schema(), rows)
        : rows;
  }

  private String project() {
    return switch (scope) {
      case Scope.Shared shared -> "true";
      case Scope.Everywhere everywhere -> "true";
      case Scope.Projects projects -> "t.project_id " + conditions().oneOf("uuid", projects.ids());
    };
  }

  private RowType<T> type() {
    return summary.query().type();
  }
}

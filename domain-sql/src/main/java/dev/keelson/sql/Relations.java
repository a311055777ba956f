// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.RowType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the table or view that a query reads: the narrow one if it has all attributes that the
 * query needs.
 */
final class Relations {

  private Relations() {}

  /** Returns the relation that has these attributes, with its schema. */
  static String of(
      Database database, RowType<?> type, Collection<? extends Attribute<?, ?>> asked) {
    RowMapping<?> mapping = database.mapping(type);
    boolean narrow = asked.stream().map(Attribute::name).allMatch(mapping.stateColumns()::contains);
    return database.schema() + "." + (narrow ? type.name() : mapping.relation());
  }

  /** Returns the relation of complete values. */
  static String of(Database database, RowType<?> type) {
    return database.schema() + "." + database.mapping(type).relation();
  }

  /** Returns the attributes that conditions use. */
  static Set<Attribute<?, ?>> columns(List<? extends Condition<?>> conditions) {
    Set<Attribute<?, ?>> asked = new HashSet<>();
    conditions.forEach(condition -> collect(condition, asked));
    return asked;
  }

  private static void collect(Condition<?> condition, Set<Attribute<?, ?>> asked) {
    switch (condition) {
      case Condition.In<?, ?> in -> asked.add(in.attribute());
      case Condition.Absent<?> absent -> asked.add(absent.attribute());
      case Condition.Range<?, ?> range -> asked.add(range.attribute());
      case Condition.InFuture<?> future -> asked.add(future.attribute());
      case Condition.Prefix<?> prefix -> asked.add(prefix.attribute());
      case Condition.Contains<?> contains -> asked.add(contains.attribute());
      case Condition.Refers<?, ?, ?> refers -> asked.add(refers.reference());
      case Condition.Referred<?, ?, ?> referred -> {} // by its id, which every table has
      case Condition.Not<?> not -> collect(not.condition(), asked);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An index that serves queries: its columns without the leading {@code project_id}, which every
 * index of what projects own begins with. A test compares them with the schema.
 *
 * @param columns the attributes, in order; the type's key follows where they are not unique
 */
public record Index<T>(List<Attribute<T, ?>> columns) {

  public Index {
    columns = List.copyOf(Check.each(columns, "index.columns"));
  }

  /** Returns an index on these attributes and the key. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Index<T> on(Attribute<T, ?>... columns) {
    return new Index<>(List.of(columns));
  }

  /** Returns the names of its attributes, in order. */
  @Override
  public String toString() {
    return columns.stream().map(Attribute::toString).collect(joining(", "));
  }

  /** Returns all attributes of a type, each once. */
  static <T> List<Attribute<T, ?>> attributes(
      List<Attribute<T, ?>> key,
      Attribute<T, ?> createdAt,
      List<Index<T>> indexes,
      List<Attribute<T, ?>> others) {
    Set<Attribute<T, ?>> all = new LinkedHashSet<>(key);
    all.add(createdAt);
    indexes.forEach(index -> all.addAll(index.columns()));
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Returns this index with one more attribute at the end. */
  Index<T> then(Attribute<T, ?> column) {
    List<Attribute<T, ?>> longer = new ArrayList<>(columns);
    longer.add(column);
    return new Index<>(longer);
  }
}

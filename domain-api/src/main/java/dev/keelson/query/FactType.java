// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.List;

/**
 * The descriptor of a type whose values are written once and never changed, with what can't be seen
 * from its record.
 *
 * @param name the name of its table
 * @param type its record
 * @param createdAt when a value was created
 * @param key the attributes that identify a value
 * @param indexes the indexes that serve queries
 * @param others further attributes by which it can be queried
 * @param contents the fields in which secrets are masked
 */
public record FactType<T>(
    String name,
    Class<T> type,
    TimeAttribute<T> createdAt,
    List<Attribute<T, ?>> key,
    List<Index<T>> indexes,
    List<Attribute<T, ?>> others,
    List<Content<T>> contents)
    implements RowType<T> {

  public FactType {
    Check.present(createdAt, "factType.createdAt");
    key = List.copyOf(Check.each(key, "factType.key"));
    indexes = List.copyOf(Check.each(indexes, "factType.indexes"));
    others = List.copyOf(Check.each(others, "factType.others"));
    contents = List.copyOf(Check.each(contents, "factType.contents"));
  }

  /** Returns the order by creation, oldest first. */
  @Override
  public Order<T> order() {
    return new Order<>(createdAt, false);
  }

  @Override
  public List<Attribute<T, ?>> attributes() {
    return Index.attributes(key, createdAt, indexes, others);
  }

  @Override
  public String toString() {
    return name;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import java.util.List;
import java.util.function.Function;

/**
 * A projection of an entity, read without the rest of its row: what a listing shows of values that
 * may be long.
 *
 * @param source the entity
 * @param type the record of the projection; its components are columns of the entity
 * @param of projects a value
 * @param createdAt when a value was created
 * @param key the attributes that identify a value
 * @param indexes the indexes that serve queries
 */
public record ViewType<T, S extends Entity<?>>(
    EntityType<S, ?> source,
    Class<T> type,
    Function<S, T> of,
    TimeAttribute<T> createdAt,
    List<Attribute<T, ?>> key,
    List<Index<T>> indexes)
    implements RowType<T> {

  public ViewType {
    key = List.copyOf(Check.each(key, "viewType.key"));
    indexes = List.copyOf(Check.each(indexes, "viewType.indexes"));
  }

  /** Returns the name of the entity's table. */
  @Override
  public String name() {
    return source.name();
  }

  /** Returns the order by creation, oldest first. */
  @Override
  public Order<T> order() {
    return new Order<>(createdAt, false);
  }

  /** Returns none: projections are only read. */
  @Override
  public List<Content<T>> contents() {
    return List.of();
  }

  @Override
  public List<Attribute<T, ?>> attributes() {
    return Index.attributes(key, createdAt, indexes, List.of());
  }

  @Override
  public String toString() {
    return "part of " + name();
  }
}

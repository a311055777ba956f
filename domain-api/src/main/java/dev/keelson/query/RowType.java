// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import java.util.Collection;
import java.util.List;

/**
 * A type whose values are stored and can be asked for.
 *
 * @param <T> its record
 */
public sealed interface RowType<T> permits EntityType, LogType, FactType, ViewType {

  /** The name of its table. */
  String name();

  /** Its record. */
  Class<T> type();

  /** When a value was made. */
  OrderedAttribute<T, ?> createdAt();

  /**
   * What tells values of one project apart, or shared ones: the id for most, two attributes for
   * some. Ties of every order are broken by these.
   */
  List<Attribute<T, ?>> key();

  /** How it is listed where a query says nothing: by creation, oldest first, for most. */
  Order<T> order();

  /** The indexes that serve queries. */
  List<Index<T>> indexes();

  /** Whether a project owns its values, and not all projects share them. */
  default boolean isOwned() {
    return ProjectOwned.class.isAssignableFrom(type());
  }

  /**
   * The project that owns a value, to sum up by.
   *
   * @throws IllegalStateException if all projects share it
   */
  default Attribute<T, ProjectId> project() {
    if (!isOwned()) {
      throw new IllegalStateException(name() + " is shared by all projects");
    }
    return Attribute.of("project_id", ProjectId.class, value -> ((ProjectOwned) value).projectId());
  }

  /**
   * Tells whether no two values of one project, or no two shared ones, have the same of {@code
   * attributes}.
   */
  default boolean isUnique(Collection<? extends Attribute<?, ?>> attributes) {
    return attributes.containsAll(key());
  }

  /** All values. */
  default Query<T> all() {
    return new Query<>(this, List.of(), order(), List.of(), false);
  }

  /** The values that match a condition; more are added with {@link Query#and}. */
  default Query<T> where(Condition<T> condition) {
    return all().and(condition);
  }

  /** The values that match both conditions. */
  default Query<T> where(Condition<T> first, Condition<T> second) {
    return all().and(first, second);
  }

  /** The values that match all three conditions. */
  default Query<T> where(Condition<T> first, Condition<T> second, Condition<T> third) {
    return all().and(first, second, third);
  }
}

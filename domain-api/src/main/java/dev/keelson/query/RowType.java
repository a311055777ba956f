// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A type whose values are stored and can be queried.
 *
 * @param <T> its record
 */
public sealed interface RowType<T> permits EntityType, LogType, FactType, ViewType {

  /** Returns the name of its table. */
  String name();

  /** Returns its record class. */
  Class<T> type();

  /** Returns the attribute that is the time of creation. */
  TimeAttribute<T> createdAt();

  /**
   * Returns the attributes that identify a value in its project, or in the store if it is shared:
   * the id for most types, several attributes for some. They break ties in every order.
   */
  List<Attribute<T, ?>> key();

  /** Returns the default order: for most types by creation, oldest first. */
  Order<T> order();

  /** Returns the indexes that serve queries. */
  List<Index<T>> indexes();

  /**
   * Returns every attribute by which values can be queried, sorted or grouped, without duplicates.
   */
  List<Attribute<T, ?>> attributes();

  /** Returns the fields in which secrets are masked; in all others they are refused. */
  List<Content<T>> contents();

  /** Returns whether its values are owned by projects rather than shared by all of them. */
  default boolean isOwned() {
    return ProjectOwned.class.isAssignableFrom(type());
  }

  /**
   * Returns the attribute that is the owning project, for grouping.
   *
   * @throws IllegalStateException if its values are shared by all projects
   */
  default Attribute<T, ProjectId> project() {
    if (!isOwned()) {
      throw new IllegalStateException(name() + " is shared by all projects");
    }
    return Attribute.of("project_id", ProjectId.class, value -> ((ProjectOwned) value).projectId());
  }

  /** Returns the run that a value names as {@code run_id}; empty if it names none. */
  default Optional<RunId> runOf(T value) {
    Check.present(value, "value");
    return attributes().stream()
        .filter(attribute -> attribute.name().equals("run_id"))
        .findFirst()
        .map(attribute -> (RunId) attribute.of(value));
  }

  /**
   * Returns whether no two values of one project, or no two shared values, agree in {@code
   * attributes}.
   */
  default boolean isUnique(Collection<? extends Attribute<?, ?>> attributes) {
    return Check.each(attributes, "attributes").containsAll(key());
  }

  /** Returns the query for all values. */
  default Query<T> all() {
    return new Query<>(this, List.of(), order(), List.of(), false);
  }

  /** Returns the query for the values that match a condition; add more with {@link Query#and}. */
  default Query<T> where(Condition<T> condition) {
    return all().and(condition);
  }

  /** Returns the query for the values that match both conditions. */
  default Query<T> where(Condition<T> first, Condition<T> second) {
    return all().and(first, second);
  }

  /** Returns the query for the values that match all three conditions. */
  default Query<T> where(Condition<T> first, Condition<T> second, Condition<T> third) {
    return all().and(first, second, third);
  }

  /**
   * Returns the query for the values that match all conditions, however many there are. An
   * interface can't take several of a generic type without a warning where it is called.
   */
  default Query<T> where(List<Condition<T>> conditions) {
    return all().and(conditions);
  }
}

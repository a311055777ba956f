// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.EntityType;
import dev.keelson.query.Query;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the stored values of one type. Every call is one statement. */
public abstract class ReadRepository<T extends Entity<I>, I extends Id> {

  /** The type of its values. */
  protected final EntityType<T, I> type;

  /** The store and project that it works in. */
  protected final RepositoryContext context;

  /** Creates a repository in {@code context}. */
  protected ReadRepository(EntityType<T, I> type, RepositoryContext context) {
    this.type = Check.present(type, "type");
    this.context = Check.present(context, "context");
  }

  /** Returns the stored value, or empty if there is none in this project. */
  public Optional<T> find(I id) {
    Check.present(id, "id");
    return context.entities().find(type, type.isOwned() ? context.project() : null, id);
  }

  /**
   * Returns the stored value.
   *
   * @throws NotFoundException if there is none in this project
   */
  public T get(I id) {
    return find(id).orElseThrow(() -> new NotFoundException(id));
  }

  /**
   * Returns the stored values with these ids, by id; ids without a stored value are left out.
   *
   * @param ids at most {@value Query#MAX_VALUES}
   */
  public Map<I, T> byIds(Set<I> ids) {
    return context.reader().byIds(type, ids);
  }

  /**
   * Returns a page of all values, in the default order of the type: for most by creation, oldest
   * first.
   */
  public Page<T> findAll(PageRequest page) {
    return page(type.all(), page);
  }

  /**
   * Returns a page of what {@code query} finds.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  public Page<T> page(Query<T> query, PageRequest page) {
    return context.reader().page(query, page);
  }

  /** Returns the first value that {@code query} finds, or empty. */
  public Optional<T> first(Query<T> query) {
    return context.reader().first(query);
  }

  /** Returns how many values {@code query} finds. */
  public long count(Query<T> query) {
    return context.reader().count(query);
  }
}

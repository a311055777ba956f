// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Unique;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For authors of stores: stores the values of all types by the rules that their {@link EntityType}
 * declares. Every method is atomic by itself, signs what it writes with the acting actor, and
 * journals every move. What it is handed was checked for secrets, and is of the project that the
 * caller may write to.
 *
 * <p>Of a value that breaks several rules at once the first of these is reported, outside of a
 * transaction at least: the version, the type's own rules, the id, a number that is the store's to
 * give, unique keys in the order of declaration, the move, the project, references in the order of
 * declaration.
 */
public interface EntityStore {

  /**
   * Stores a new value and returns it at version 1. What the store counts, a revision, must be 0
   * and is set by it: one more than the last that was given under its key, which is not given again
   * after a deletion, and without gaps however many insert at once.
   *
   * <p>Twice: the second is refused, its id being taken; so is a value that comes back with the
   * number that it got. At once: of values with the same id or unique key one is stored.
   *
   * @throws AlreadyExistsException if the id or a unique key is taken
   * @throws NotFoundException if something that it refers to is not stored in its project
   * @throws InvalidValueException if it breaks a rule of its type
   */
  <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value);

  /**
   * Replaces the stored value if that is still at {@code value}'s version; returns it one version
   * on. The time of creation stays the stored one.
   *
   * <p>Twice: the second is stale. At once: one of those that bring the same version is written,
   * the others are stale.
   *
   * @throws StaleVersionException if another write came first
   * @throws NotFoundException if it is not stored, or refers to something that is not
   * @throws AlreadyExistsException if a unique key is taken
   * @throws IllegalTransitionException if the lifecycle has no move from the stored state
   * @throws InvalidValueException if it breaks a rule of its type
   */
  <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value);

  /**
   * Returns the stored value that has the same unique key, or else stores this one. Does not end a
   * transaction that it is called in. Otherwise as {@link #insert}.
   *
   * <p>Exists: the stored one comes back as it is, whatever else differs; without a key, where the
   * rule does not apply, the value is inserted. Twice: the first one comes back. At once: one is
   * stored, all get that, and one of them is told that it is new.
   */
  <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key);

  /**
   * The stored value, or empty: also if another project owns it.
   *
   * @param project where to look, null for what all projects share
   */
  <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id);

  /**
   * Deletes a value regardless of its version, with everything that is owned by it, directly or
   * through others: entities, what was appended with its numbers, decisions. The journal keeps what
   * it has of them.
   *
   * <p>Missing, or twice: false. At once: a value that begins to refer to it is stored before, and
   * stops the deletion, or is refused.
   *
   * @return whether there was one; exactly one of callers that race is told so
   * @throws InvalidValueException if something else refers to any of it
   */
  <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id);

  /**
   * Writes facts of one project, all of them or none: model calls. Decisions and the journal are
   * facts too, but the store writes these itself.
   *
   * <p>Twice, or at once: refused as soon as one of them is known by its key; none is written then.
   *
   * @throws AlreadyExistsException if one of them is written already
   * @throws NotFoundException if the project, or what one refers to, is not stored
   */
  <T> void record(FactType<T> type, ProjectId project, List<T> facts);
}

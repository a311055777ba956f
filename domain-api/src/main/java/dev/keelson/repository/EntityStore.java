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
 * declares. Every method is atomic, signs what it writes with the acting actor, and journals every
 * transition. Its arguments have no secrets any more, and belong to the project that the caller may
 * write to.
 *
 * <p>If a value breaks several rules at once, the first in this order is reported, at least outside
 * of a transaction: the version, the type's own rules, the id, a number that only the store
 * assigns, unique keys in the order of declaration, the transition, the project, references in the
 * order of declaration, and last that its run, step and session are of one run, and that a
 * dependency closes no cycle.
 */
public interface EntityStore {

  /**
   * Stores a new value and returns it at version 1, whatever its audit info says; only the time of
   * creation is taken from it. A number that the store assigns, such as a revision, must be 0 and
   * becomes one more than the last number assigned for its key. Numbers have no gaps, also under
   * concurrent inserts, and are not reused after a deletion.
   *
   * <p>Repeated: refused, because the id is taken; a value that already has its assigned number is
   * refused too. Concurrently: of values with the same id or unique key, one is stored.
   *
   * @throws AlreadyExistsException if the id or a unique key is taken
   * @throws NotFoundException if its project, or something that it refers to, is not stored; its
   *     own id counts as stored, so a value may refer to itself
   * @throws InvalidValueException if it breaks a rule of its type
   */
  <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value);

  /**
   * Replaces the stored value if it is still at {@code value}'s version, and returns the new value,
   * one version higher. The stored time of creation is kept.
   *
   * <p>Repeated: the second call is stale. Concurrently: of calls with the same version, one is
   * written and the others are stale.
   *
   * @throws StaleVersionException if another write was faster
   * @throws NotFoundException if it is not stored, or refers to something that is not
   * @throws AlreadyExistsException if a unique key is taken
   * @throws IllegalTransitionException if the lifecycle does not allow the transition from the
   *     stored state
   * @throws InvalidValueException if it breaks a rule of its type
   */
  <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value);

  /**
   * Returns the stored value with the same unique key, or else stores this one. A lost race does
   * not abort an open transaction. Otherwise like {@link #insert}.
   *
   * <p>Existing: the stored value is returned unchanged, whatever else differs; a value to which
   * the key's rule does not apply is inserted. Repeated: returns the first value. Concurrently: one
   * is stored, all calls return it, and exactly one of them gets {@code isNew}.
   */
  <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key);

  /**
   * Returns the stored value; empty if it is not stored or another project owns it.
   *
   * @param project the owning project, null for what all projects share
   */
  <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id);

  /**
   * Deletes a value regardless of its version, together with everything that it owns, directly or
   * indirectly: entities, log entries with their counters, decisions. Journal entries are retained.
   *
   * <p>Missing or repeated: false. Concurrently: a new value that refers to it is either stored
   * first, which prevents the deletion, or refused.
   *
   * @return whether it existed; true for exactly one of several concurrent calls
   * @throws InvalidValueException if something that is not deleted refers to any of it; of several
   *     referring types, any is named
   */
  <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id);

  /**
   * Writes facts of one project, that is, model calls; all of them or none. Decisions and journal
   * entries are facts too, but the store writes these itself. Facts declare no references: that the
   * project is stored is checked first, then whether a call is known, then that the agent of each
   * is stored; its run and step need not be, but a step that is stored must be one of the run.
   *
   * <p>Repeated or concurrent: refused if one of them is known by its key; then none is written.
   *
   * @throws AlreadyExistsException if one of them is written already
   * @throws NotFoundException if the project or the agent of one is not stored; both are reported
   *     as references of that call, {@code project_id} or {@code agent_id}
   * @throws InvalidValueException if the step of one belongs to another run than it names
   */
  <T> void record(FactType<T> type, ProjectId project, List<T> facts);
}

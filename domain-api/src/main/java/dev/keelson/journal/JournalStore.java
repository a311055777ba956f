// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * For authors of stores: the journals of all projects and their chains. The store writes an entry
 * with every transition, and with every insert of an entity that has a lifecycle, in the same
 * transaction: the state before and after, the version after, the acting actor, the store's time;
 * the run that the value belongs to, which is what its component {@code runId} names, or the run
 * itself; the reason, if the value has one; and the failure, but only in an entry whose state
 * afterwards is named {@code failed}, that of an insert included. Work that is reclaimed after its
 * lease expired gets an entry from its state to the same state, with the reason {@code lease_lost}:
 * whenever the token of a lease rises and the state stays.
 *
 * <p>Every deletion of an entity is an entry too, to the state {@link JournalEntry#DELETED}, one
 * version above the last: of what the caller deleted, without a cause; then of everything that went
 * along, with the caller's as the cause. Entries of logs, decisions and chunks of files have no
 * entries; they are counted in the one of what they belong to. Chunks that an ingestion replaces
 * are not counted. The purge of a project is one entry, of the project, which counts all else by
 * type, decisions included. A sweep journals the deliveries that it removes.
 *
 * <p>Entities that all projects share, such as credentials, webhook deliveries, sync states and
 * projects, are journaled under a project id equal to their own id.
 *
 * <p>An entry gets its place after it was committed: 1 for the first of its project, then without
 * gaps. With it comes the digest that {@link JournalChain} defines. Nothing is ever written to an
 * entry afterwards. No role of the database but the one that owns the schema should be able to
 * write entries, or to change or delete them.
 *
 * <p>Only retention removes entries, and only placed ones; it gives them their places first. Each
 * contiguous range of places that one rule ({@link JournalRemoval#rule}) removed is one {@link
 * JournalRemoval}, merged with a range of the same rule that it touches.
 */
public interface JournalStore {

  /**
   * Gives places to the entries of one project that are committed, or written by this transaction,
   * without reading them. Waits for another that does so, but two seconds at most; what that one
   * has not placed by then has no place.
   *
   * <p>Missing: an unknown project has a head with the place 0. Repeated: the same head, until
   * there are more. Concurrently: each entry gets one place.
   */
  JournalHead place(ProjectId project);

  /**
   * Gives places as {@link #place} does, but without waiting, and returns the entries that pass a
   * filter after the given places, at most {@code limit}, those of one project by place, and so
   * that every project gets its turn.
   *
   * <p>Missing: an unknown project has no entries; entries that were removed since are left out.
   * Repeated: the same entries, and those added since. Concurrently: no reader misses an entry of a
   * transaction that commits late, nor sees an entry before it is committed, except within that
   * transaction.
   *
   * @param after for each project the place that was read, 0 to begin; not empty
   */
  Polled poll(Map<ProjectId, Long> after, JournalFilter filter, int limit);

  /** Returns how far the journal of one project is chained, without giving places. */
  JournalState state(ProjectId project);

  /**
   * Returns the entries of one project after a place with their links, by place, then by subject
   * and version, as they are stored. One that this release can't read is a {@link
   * ChainedEntry.Illegible} at its place, and hides no other.
   */
  List<ChainedEntry> chain(ProjectId project, long after, int limit);

  /**
   * Returns all entries about these subjects of one project with their links, in any order; those
   * that this release can't read as {@link #chain} does.
   */
  List<ChainedEntry> chained(ProjectId project, Collection<UUID> subjects);
}

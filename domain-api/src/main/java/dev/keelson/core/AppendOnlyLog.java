// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.List;

/** What was appended to the parents of one project, each parent with numbers of its own. */
public interface AppendOnlyLog<T extends LogEntry<P>, P extends Id> {

  /** The most entries of one call. */
  int MAX_BATCH = 1000;

  /**
   * Appends the entries to their parent, all in one statement or none, and returns them as they are
   * stored, in the order given. Each gets the next number, without gaps however many append at
   * once; whoever sees a number has seen, or can see, all below it. An entry whose key is known in
   * the parent is not stored again: the one that is there comes back in its place, so a call whose
   * answer was lost may be made again.
   *
   * @param entries of one parent, with the number 0 and no key twice; of none, nothing happens
   * @throws NotFoundException if the parent is not stored in this project
   * @throws ForeignProjectException if one belongs to another project
   * @throws SecretFoundException if a text of one looks like a secret
   * @throws InvalidValueException if they are of several parents, have numbers or a key twice, or
   *     are more than {@value #MAX_BATCH}
   */
  List<T> append(List<T> entries);

  /** Appends one entry; see {@link #append(List)}. */
  default T append(T entry) {
    return append(List.of(entry)).getFirst();
  }

  /**
   * The entries behind the number {@code after}, lowest first, at most {@code max} of them; those
   * from the start behind 0. A reader that goes on behind the last number that it got misses
   * nothing. Empty if there are none, or no such parent.
   *
   * @param max 1 to {@value PageRequest#MAX_SIZE}
   */
  List<T> read(P parent, long after, int max);

  /** The number of the last entry that was appended, 0 if there was none. */
  long lastSequence(P parent);
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a store needs to know about a type that is appended and can't see from its record.
 *
 * @param name the name of its table; its numbers are counted in {@code <name>_head}
 * @param type its record
 * @param parentType the type of its parents
 * @param parentField the component that refers to the parent
 * @param withSequence returns an entry with its number
 */
public record AppendType<T extends LogEntry<P>, P extends Id>(
    String name,
    Class<T> type,
    EntityType<?, P> parentType,
    String parentField,
    BiFunction<T, Long, T> withSequence) {

  /**
   * For stores: refuses what may not be appended in a project, whatever is stored there; see {@link
   * AppendOnlyLog#append(List)}.
   */
  public void check(List<T> entries, ProjectId project) {
    Check.that(
        entries.size() <= AppendOnlyLog.MAX_BATCH,
        name,
        "must come in batches of at most " + AppendOnlyLog.MAX_BATCH,
        "there are " + entries.size());
    Set<String> keys = new HashSet<>();
    for (T entry : entries) {
      if (!entry.projectId().equals(project)) {
        throw new ForeignProjectException(entry.parent(), entry.projectId(), project);
      }
      WriteCheck.refuseSecrets((Record) entry);
      Check.that(
          entry.parent().equals(entries.getFirst().parent()),
          name + "." + parentField,
          "must be the same for all that is appended together",
          "make a call for each of them");
      Check.that(
          entry.sequence() == 0,
          name + ".sequence",
          "must be 0 until the entry is stored",
          "leave it to the store to count");
      Check.that(
          entry.key() == null || keys.add(entry.key()),
          name + ".key",
          "must not come twice in one batch",
          "give each entry a key of its own, or none");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a purge removed.
 *
 * @param counts the number of removed entities and log entries of each type, by its table name, for
 *     example {@code run_step}; types without any are left out, the project itself is counted.
 *     Facts are not counted: decisions, which are removed, and model calls and the journal, which
 *     stay
 * @param blobs what the project's rows referred to outside the store, sorted and without
 *     duplicates: the files of artifacts and the storage keys of project files and transcripts
 */
public record PurgedProject(SortedMap<String, Long> counts, List<String> blobs) {

  public PurgedProject {
    counts =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Check.each(counts, "purgedProject.counts")));
    blobs = List.copyOf(Check.each(blobs, "purgedProject.blobs"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went with a project that was purged.
 *
 * @param counts how many entities and entries of logs there were of each type, by its name in the
 *     schema, for example {@code run_step}; types of which there were none are left out, the
 *     project itself is one. Facts are not counted: decisions, which went, and model calls and the
 *     journal, which stay
 * @param blobs what the project's rows referred to outside of the store, each once and in order:
 *     the files of artifacts, what project files and transcripts were kept under
 */
public record PurgedProject(SortedMap<String, Long> counts, List<String> blobs) {

  public PurgedProject {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    blobs = List.copyOf(blobs);
  }
}

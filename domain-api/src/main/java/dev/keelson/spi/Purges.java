// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.project.PurgedProject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Creates the results and refusals of project purges. */
public final class Purges {

  private Purges() {}

  /**
   * Returns the result of a purge, from counts that may be 0 and from references in any order and
   * with duplicates.
   */
  public static PurgedProject of(Map<String, Long> counts, Collection<String> blobs) {
    SortedMap<String, Long> present = new TreeMap<>(counts);
    present.values().removeIf(count -> count == 0);
    return new PurgedProject(present, List.copyOf(new TreeSet<>(blobs)));
  }

  /** Returns the refusal to purge a project in which {@code activeRun} is still active. */
  public static InvalidValueException refusedPurge(Id activeRun) {
    return new InvalidValueException(
        "run.status",
        "must be completed, failed or cancelled in every run of a project that is purged",
        "end %s first".formatted(activeRun.describe()));
  }
}

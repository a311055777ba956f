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

/** What a purge of a project comes to. */
public final class Purges {

  private Purges() {}

  /** What went, of counts that may be 0, and of references in any order, also several times. */
  public static PurgedProject of(Map<String, Long> counts, Collection<String> blobs) {
    SortedMap<String, Long> present = new TreeMap<>(counts);
    present.values().removeIf(count -> count == 0);
    return new PurgedProject(present, List.copyOf(new TreeSet<>(blobs)));
  }

  /** The refusal to purge a project in which {@code activeRun} goes on (canonical rule 21). */
  public static InvalidValueException refusedPurge(Id activeRun) {
    return new InvalidValueException(
        "run.status",
        "must be completed, failed or cancelled in every run of a project that is purged",
        "end %s first".formatted(activeRun.describe()));
  }
}

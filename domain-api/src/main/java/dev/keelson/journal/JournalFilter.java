// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.RunId;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a reader of the journal gets.
 *
 * @param runId the run that they belong to, or null for all
 * @param kinds the kinds of their subjects, for example {@code run_step}; empty for all
 */
public record JournalFilter(@Nullable RunId runId, Set<String> kinds) {

  /** All entries. */
  public static final JournalFilter ALL = new JournalFilter(null, Set.of());

  public JournalFilter {
    kinds = Set.copyOf(Check.each(kinds, "journalFilter.kinds"));
    kinds.forEach(kind -> Check.line(kind, "journalFilter.kinds", 100));
  }

  /** Returns the filter for the entries of a run, its own included. */
  public static JournalFilter of(RunId run) {
    return new JournalFilter(Check.present(run, "run"), Set.of());
  }

  /** Returns the filter for the entries about subjects of these kinds. */
  public static JournalFilter ofKinds(String... kinds) {
    return ALL.withKinds(kinds);
  }

  /** Returns this filter for subjects of these kinds only. */
  public JournalFilter withKinds(String... others) {
    return new JournalFilter(runId, new HashSet<>(Check.each(others, "journalFilter.kinds")));
  }

  /** Returns whether an entry passes. */
  public boolean matches(JournalEntry entry) {
    Check.present(entry, "entry");
    return (runId == null || runId.equals(entry.runId()))
        && (kinds.isEmpty() || kinds.contains(entry.kind()));
  }

  /** Returns the name of this filter in cursors, which are of one filter only. */
  String fingerprint() {
    return (runId == null ? "" : " " + runId.value())
        + (kinds.isEmpty() ? "" : " " + String.join(",", new TreeSet<>(kinds)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Unreadable;
import dev.keelson.journal.ChainedEntry.Illegible;
import dev.keelson.journal.ChainedEntry.Legible;
import dev.keelson.journal.ChainedEntry.Link;
import dev.keelson.journal.Verification.Break;
import dev.keelson.journal.Verification.Tampering;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;

/**
 * Whether some entries of a journal are links of its chain: each has the digest that follows from
 * itself and from the digest before it. That no entry is missing among them is for {@link
 * Journal#verify} to find out, which reads them all.
 *
 * @param verified how many entries are links of the chain
 * @param unplaced how many have no place yet, and so no link
 * @param unreadable those that this release can't read, and so can't verify
 * @param breaks where the others are, by place
 */
@Value.Builder
public record Integrity(
    long verified, long unplaced, List<Unreadable> unreadable, List<Break> breaks) {

  public Integrity {
    unreadable = List.copyOf(Check.each(unreadable, "integrity.unreadable"));
    breaks = List.copyOf(Check.each(breaks, "integrity.breaks"));
  }

  /** Verifies these entries. */
  public static Integrity of(List<ChainedEntry> entries) {
    List<ChainedEntry> all = Check.each(entries, "entries");
    List<Break> breaks = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    long unplaced = 0;
    for (ChainedEntry each : all) {
      switch (each) {
        case Illegible(Unreadable row, Link link) -> unreadable.add(row);
        case Legible(JournalEntry entry, Link link) -> {
          if (link == null) {
            unplaced++;
          } else if (link.before() == null) {
            breaks.add(new Break(Tampering.REMOVED, link.place() - 1));
          } else if (!link.digest().equals(JournalChain.next(link.before(), entry, link.place()))) {
            breaks.add(new Break(Tampering.CHANGED, link.place()));
          }
        }
      }
    }
    breaks.sort((one, other) -> Long.compare(one.place(), other.place()));
    return builder()
        .verified(all.size() - unplaced - unreadable.size() - breaks.size())
        .unplaced(unplaced)
        .unreadable(unreadable)
        .breaks(breaks)
        .build();
  }

  /** Returns whether no entry breaks the chain, and every one could be read. */
  public boolean holds() {
    return breaks.isEmpty() && unreadable.isEmpty();
  }

  @Override
  public String toString() {
    if (!breaks.isEmpty()) {
      return "the journal was tampered with: " + sentence(breaks.getFirst());
    }
    String chained =
        "%s entries are chained as they were written".formatted(verified)
            + (unplaced == 0
                ? ""
                : ", %s have no place yet, which reading or placing the journal gives them"
                    .formatted(unplaced));
    return holds()
        ? chained
        : "%s, and %s can't be read by this release".formatted(chained, unreadable.size());
  }

  /** Returns a builder of one that could read everything. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds integrities. */
  public static final class Builder extends IntegrityBuilder {
    Builder() {
      unreadable(List.of());
    }
  }

  private static String sentence(Break first) {
    return "the entry at place %s is %s"
        .formatted(
            first.place(), first.what() == Tampering.REMOVED ? "missing" : "not as it was written");
  }
}

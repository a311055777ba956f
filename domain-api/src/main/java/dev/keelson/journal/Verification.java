// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Unreadable;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether a journal's chain holds.
 *
 * @param head where the chain ends; hand it to a witness, who can have later ones checked against
 *     it
 * @param verified how many entries were read and are links of the chain
 * @param removed how many entries retention has removed, by its records
 * @param unplaced how many entries have no place yet, and so are not part of the chain: those of
 *     this transaction, of one that was committed meanwhile, or that another is placing for longer
 *     than {@link Journal#place} waits
 * @param unreadable entries that this release can't read: their digests are taken as they are
 *     stored, and whether they are those of the entries is for the release that wrote them to tell
 * @param firstBreak where the chain breaks first; null if no break was found
 */
@Value.Builder
public record Verification(
    JournalHead head,
    long verified,
    long removed,
    long unplaced,
    List<Unreadable> unreadable,
    @Nullable Break firstBreak) {

  public Verification {
    Check.present(head, "verification.head");
    unreadable = List.copyOf(Check.each(unreadable, "verification.unreadable"));
  }

  /** Returns whether the chain holds, and every entry of it could be read. */
  public boolean holds() {
    return firstBreak == null && unreadable.isEmpty();
  }

  /** What happened where a chain breaks. */
  public enum Tampering {
    /**
     * The entry at that place, its digest or the record of its removal was changed, or earlier ones
     * along with their digests.
     */
    CHANGED,
    /** There is no entry at that place, and no record of its removal. */
    REMOVED,
    /** There is an entry that the chain has no place for. */
    INSERTED
  }

  /**
   * Where a chain breaks.
   *
   * @param place the first place that does not agree with the chain
   */
  public record Break(Tampering what, long place) {
    public Break {
      Check.present(what, "break.what");
    }
  }

  /** Returns a builder of one that could read everything. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds verifications. */
  public static final class Builder extends VerificationBuilder {
    Builder() {
      unreadable(List.of());
    }
  }
}

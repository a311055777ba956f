// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import java.util.List;

/**
 * For authors of stores: how far one project's journal is chained.
 *
 * @param head the end of the chain
 * @param unplaced how many entries that this transaction can see have no place yet
 * @param removals what retention has removed, by place
 */
public record JournalState(JournalHead head, long unplaced, List<JournalRemoval> removals) {

  public JournalState {
    Check.present(head, "journalState.head");
    removals = List.copyOf(Check.each(removals, "journalState.removals"));
  }
}

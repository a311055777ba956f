// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Cursor;
import dev.keelson.core.Unreadable;
import java.util.List;
import org.immutables.value.Value;

/**
 * A page of a journal in the order of its readers. There is always a next one, which later entries
 * come into.
 *
 * @param items the entries
 * @param cursors for each entry the cursor that continues right after it, so that a reader that
 *     stops in the middle of a page misses nothing, and gets nothing twice
 * @param next the cursor after this page
 * @param unreadable entries of this page that this release can't read; they count towards its size.
 *     {@code next} lies behind them: a reader that must not miss them keeps its earlier cursor
 *     until it is updated
 */
@Value.Builder
public record JournalPage(
    List<JournalEntry> items, List<Cursor> cursors, Cursor next, List<Unreadable> unreadable) {

  public JournalPage {
    items = List.copyOf(Check.each(items, "journalPage.items"));
    cursors = List.copyOf(Check.each(cursors, "journalPage.cursors"));
    unreadable = List.copyOf(Check.each(unreadable, "journalPage.unreadable"));
    Check.present(next, "journalPage.next");
    Check.that(
        items.size() == cursors.size(),
        "journalPage.cursors",
        "must be as many as the entries",
        "there are %s for %s".formatted(cursors.size(), items.size()));
  }

  /** Returns a builder of a page that has nothing which can't be read. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds pages. */
  public static final class Builder extends JournalPageBuilder {
    Builder() {
      unreadable(List.of());
    }
  }
}

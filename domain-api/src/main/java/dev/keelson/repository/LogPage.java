// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Unreadable;
import java.util.List;

/**
 * A page of a log. The log is read for now when a page has fewer rows than were asked for.
 *
 * @param items the entries, lowest number first
 * @param next the number after which the next page begins: that of the last row of this page,
 *     readable or not, or the one that was asked for if there is none
 * @param unreadable rows of this page that this release can't read; they count towards its size
 */
public record LogPage<T>(List<T> items, long next, List<Unreadable> unreadable) {

  public LogPage {
    items = List.copyOf(Check.each(items, "logPage.items"));
    Check.atLeast(0, next, "logPage.next");
    unreadable = List.copyOf(Check.each(unreadable, "logPage.unreadable"));
  }
}

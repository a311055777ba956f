// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Unreadable;
import java.util.List;

/**
 * A part of a log.
 *
 * @param items the entries, lowest number first
 * @param last the number after which a reader goes on: that of the last row of this page, readable
 *     or not, or the one that was asked for if there is none
 * @param unreadable rows of this page that this release can't read; they count towards its size
 */
public record LogPage<T>(List<T> items, long last, List<Unreadable> unreadable) {

  public LogPage {
    items = List.copyOf(Check.each(items, "logPage.items"));
    unreadable = List.copyOf(Check.each(unreadable, "logPage.unreadable"));
  }
}

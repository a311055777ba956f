// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing with a stable order: an item that stays in the listing is returned exactly
 * once, whatever is inserted, changed or removed between two pages.
 *
 * @param items the items, in the order that the query defines
 * @param next the cursor of the next page, or null if this is the last one
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Reads every page of {@code query}, for listings that are known to be small.
   *
   * @throws IllegalStateException if a page is its own next one, and this would have no end
   */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    List<T> all = new ArrayList<>();
    PageRequest request = PageRequest.first(PageRequest.MAX_SIZE);
    Page<T> page;
    do {
      page = query.apply(request);
      all.addAll(page.items());
      Cursor next = page.next();
      if (next != null && next.equals(request.after())) {
        throw new IllegalStateException("the page after %s is followed by itself".formatted(next));
      }
      request = request.after(next);
    } while (page.next() != null);
    return all;
  }
}

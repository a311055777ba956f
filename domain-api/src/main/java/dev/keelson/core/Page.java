// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing with a stable order: an item that stays in the listing is returned exactly
 * once, whatever is inserted, changed or removed between two pages.
 *
 * @param items the items, in the order that the query defines
 * @param next the cursor of the next page, or null if this is the last one
 * @param unreadable rows of this page that this release can't read; they count towards its size, so
 *     that a page may have fewer items and still a next one
 */
public record Page<T>(List<T> items, @Nullable Cursor next, List<Unreadable> unreadable) {

  public Page {
    items = List.copyOf(Check.each(items, "page.items"));
    unreadable = List.copyOf(Check.each(unreadable, "page.unreadable"));
  }

  /** Creates a page all of whose rows can be read. */
  public Page(List<T> items, @Nullable Cursor next) {
    this(items, next, List.of());
  }

  /**
   * Reads every page of {@code query}, for listings that are known to be small.
   *
   * @throws UnreadableValueException if this release can't read one of the rows; the pages have the
   *     others
   * @throws IllegalStateException if a page leads back to an earlier one, and this would have no
   *     end
   */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    return all(query, PageRequest.MAX_SIZE);
  }

  /** Like {@link #all(Function)}, in pages of that size. */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query, int size) {
    Page<T> whole = whole(query, size);
    whole.unreadable().stream()
        .findFirst()
        .ifPresent(row -> {
          throw row.exception();
        });
    return whole.items();
  }

  /**
   * Reads every page of {@code query} into one, with what this release can't read; for listings
   * that are known to be small.
   *
   * @throws IllegalStateException as for {@link #all(Function)}
   */
  public static <T> Page<T> whole(Function<PageRequest, Page<T>> query) {
    return whole(query, PageRequest.MAX_SIZE);
  }

  private static <T> Page<T> whole(Function<PageRequest, Page<T>> query, int size) {
    Check.present(query, "query");
    List<T> all = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    Set<Cursor> seen = new HashSet<>();
    PageRequest request = PageRequest.first(size);
    Page<T> page;
    do {
      page = query.apply(request);
      all.addAll(page.items());
      unreadable.addAll(page.unreadable());
      Cursor next = page.next();
      if (next != null && !seen.add(next)) {
        throw new IllegalStateException("the page after %s leads back to it".formatted(next));
      }
      request = request.after(next);
    } while (page.next() != null);
    return new Page<>(all, null, unreadable);
  }
}

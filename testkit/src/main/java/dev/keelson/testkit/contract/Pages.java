// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads listings as {@link Page#all} does, and fails where a page is not as it should be. */
public final class Pages {

  private Pages() {}

  /** Everything that a query lists. */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    return all(query, PageRequest.MAX_SIZE);
  }

  /** The same, in pages of that size. */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query, int size) {
    Set<Cursor> given = new HashSet<>();
    return Page.all(request -> checked(query.apply(request), size, given), size);
  }

  private static <T> Page<T> checked(Page<T> page, int size, Set<Cursor> given) {
    if (page.next() != null) {
      assertThat(page.items())
          .as("a page of %s that is not the last one is full", size)
          .hasSize(size);
      assertThat(given.add(page.next()))
          .as("the cursor %s leads on, and not back", page.next())
          .isTrue();
    }
    return page;
  }
}

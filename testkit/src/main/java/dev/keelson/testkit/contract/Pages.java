// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads listings page by page, and fails if the pages have no end. */
public final class Pages {

  private Pages() {}

  /** Everything that a query lists. */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    return all(query, PageRequest.MAX_SIZE);
  }

  /** The same, in pages of that size. */
  public static <T> List<T> all(Function<PageRequest, Page<T>> query, int size) {
    List<T> all = new ArrayList<>();
    Set<Cursor> given = new HashSet<>();
    PageRequest request = PageRequest.first(size);
    while (true) {
      Page<T> page = query.apply(request);
      all.addAll(page.items());
      Cursor next = page.next();
      if (next == null) {
        return all;
      }
      assertThat(page.items())
          .as("a page of %d that is not the last one is full", size)
          .hasSize(size);
      assertThat(given.add(next)).as("the cursor %s leads on, and not back", next).isTrue();
      request = request.after(next);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Which page to read.
 *
 * @param size the maximum number of items, 1 to {@value #MAX_SIZE}
 * @param after the cursor of the previous page, or null for the first page
 */
public record PageRequest(int size, @Nullable Cursor after) {

  /** The maximum page size. */
  public static final int MAX_SIZE = 1000;

  public PageRequest {
    Check.that(
        size >= 1 && size <= MAX_SIZE, "page.size", "must be 1 to " + MAX_SIZE, "got " + size);
  }

  /** Returns a request for the first page. */
  public static PageRequest first(int size) {
    return new PageRequest(size, null);
  }

  /**
   * Returns a request of the same size for the page after {@code after}, or for the first page if
   * it is null.
   */
  public PageRequest after(@Nullable Cursor after) {
    return new PageRequest(size, after);
  }
}

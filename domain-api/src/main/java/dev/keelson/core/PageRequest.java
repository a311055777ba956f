// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Which page to read.
 *
 * @param size the most items to return, 1 to {@value #MAX_SIZE}
 * @param after the cursor of the page before, or null for the first page
 */
public record PageRequest(int size, @Nullable Cursor after) {

  /** The largest page. */
  public static final int MAX_SIZE = 1000;

  public PageRequest {
    Check.that(
        size >= 1 && size <= MAX_SIZE, "page.size", "must be 1 to " + MAX_SIZE, "got " + size);
  }

  /** The first page. */
  public static PageRequest first(int size) {
    return new PageRequest(size, null);
  }

  /** The page behind {@code after}. */
  public PageRequest after(@Nullable Cursor after) {
    return new PageRequest(size, after);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.SecretScanner;
import org.jspecify.annotations.Nullable;

/** Thrown where a column holds something that has no meaning in this release. */
public final class UnreadableColumn extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 80;

  /**
   * Creates one.
   *
   * @param word what the column holds
   * @param cause what reading it failed with, if anything
   */
  public UnreadableColumn(String column, @Nullable String word, @Nullable RuntimeException cause) {
    super(
        "its %s is '%s', which this release doesn't know".formatted(column, shortened(word)),
        cause);
  }

  private static String shortened(@Nullable String word) {
    String text = SecretScanner.standard().masked(String.valueOf(word));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}

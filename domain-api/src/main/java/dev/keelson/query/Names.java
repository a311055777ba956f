// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts between the names of record components and columns. */
public final class Names {

  private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
  private static final Pattern WORD_START = Pattern.compile("_([a-z])");

  private Names() {}

  /** Returns the column of a component: {@code work_item_id} for {@code workItemId}. */
  public static String column(String component) {
    return CAPITAL.matcher(component).replaceAll("_$1").toLowerCase(Locale.ROOT);
  }

  /** Returns the component of a column: {@code workItemId} for {@code work_item_id}. */
  public static String component(String column) {
    return WORD_START.matcher(column).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
  }
}

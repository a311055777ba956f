// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the beginning of a branch's name from any text, by the rules of git-check-ref-format. */
final class BranchPrefix {

  /**
   * With what follows it, a part is a file name of less than 255 bytes, also while git locks it.
   */
  private static final int MAX_BYTES = 180;

  private static final int MAX = 100;
  private static final Pattern REFUSED =
      Pattern.compile("[\\s\\p{Cntrl}\\p{Z}~^:?*\\[\\\\]+|@\\{", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|([.-]|\\.lock)+$");

  private BranchPrefix() {}

  /**
   * Returns {@code text} as a prefix: empty, or ended by a dash, or by a slash if it says so
   * itself.
   */
  static String of(String text) {
    String most = cut(Check.content(text, "prefix", Integer.MAX_VALUE), MAX, Integer.MAX_VALUE);
    String allowed = DOTS.matcher(REFUSED.matcher(most).replaceAll("-")).replaceAll(".");
    String parts =
        Arrays.stream(allowed.split("/"))
            .map(part -> EDGES.matcher(cut(part, MAX, MAX_BYTES)).replaceAll(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
    return parts.isEmpty() ? "" : parts + (allowed.endsWith("/") ? "/" : "-");
  }

  private static String cut(String text, int maxChars, int maxBytes) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int point : text.codePoints().toArray()) {
      String one = Character.toString(point);
      bytes += one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes || kept.length() + one.length() > maxChars) {
        break;
      }
      kept.append(one);
    }
    return kept.toString();
  }
}

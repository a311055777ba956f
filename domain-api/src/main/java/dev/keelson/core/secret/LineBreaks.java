// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

/** The line breaks of what is masked, which are kept so that lines keep their numbers. */
final class LineBreaks {

  private LineBreaks() {}

  static void append(String text, int begin, int end, StringBuilder to) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        to.append(c);
      }
    }
  }
}

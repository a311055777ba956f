// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The checksum at the end of the tokens of GitHub and npm: CRC-32 in six digits of base 62. */
final class Checksums {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 6;

  private Checksums() {}

  /** Returns whether the last six characters of 36 are the checksum of those before. */
  static boolean holds(String body) {
    if (body.length() != 36) {
      return false;
    }
    String begin = body.substring(0, body.length() - LENGTH);
    return body.endsWith(of(begin));
  }

  static String of(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder digits = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < LENGTH; i++) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
      rest /= DIGITS.length();
    }
    return digits.reverse().toString();
  }
}

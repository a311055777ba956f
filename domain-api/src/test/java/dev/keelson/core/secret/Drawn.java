// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.Random;

/** Draws what keys are made of; the same seed draws the same, and no file contains it. */
public final class Drawn {

  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String DIGITS = "0123456789";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String ALNUM = UPPER + LOWER + DIGITS;
  static final String URL = ALNUM + "-_";
  static final String BASE64 = ALNUM + "+/";
  static final String HEX = DIGITS + "abcdef";

  private final Random random;

  public Drawn(long seed) {
    random = new Random(seed);
  }

  public String alnum(int length) {
    return of(ALNUM, length);
  }

  public String url(int length) {
    return of(URL, length);
  }

  public String hex(int length) {
    return of(HEX, length);
  }

  public String base64(int length) {
    return of(BASE64, length);
  }

  /** A key of several lines, as PEM writes it. */
  public String lines(int count, String lineBreak) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(base64(64)).append(lineBreak);
    }
    return lines.append(base64(22)).append("==").append(lineBreak).toString();
  }

  public String of(String alphabet, int length) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < length; i++) {
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Texts that sort, by code points, like the times and numbers that they are made of. */
final class SortableText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Makes exponents positive; those of numbers that can be stored are far smaller. */
  private static final long BIAS = 5_000_000_000L;

  private SortableText() {}

  static String of(Instant time) {
    return TIME.format(time);
  }

  static String of(long number) {
    return String.format(Locale.ROOT, "%016x", number ^ Long.MIN_VALUE);
  }

  /**
   * Writes the sign, the exponent in ten digits, and the digits without zeros at their end. Of
   * negative numbers, each digit is replaced by its complement, and a tilde puts the shorter of two
   * that begin alike last.
   */
  static String of(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.signum() == 0) {
      return "1";
    }
    long exponent = BIAS + plain.precision() - plain.scale();
    String digits =
        String.format(Locale.ROOT, "%010d", exponent) + plain.unscaledValue().abs().toString();
    return plain.signum() > 0 ? "2" + digits : "0" + complement(digits) + "~";
  }

  private static String complement(String digits) {
    StringBuilder complement = new StringBuilder(digits.length());
    digits.chars().forEach(digit -> complement.append((char) ('0' + '9' - digit)));
    return complement.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.math.BigDecimal;

/** Decimal numbers in one form, so that equal numbers are equal objects. */
public final class Decimals {

  private Decimals() {}

  /** Returns {@code number} without trailing zeros after the decimal point, zero as 0. */
  public static BigDecimal plain(BigDecimal number) {
    Check.present(number, "number");
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.Set;

/** Keys that the documentation of their providers prints, or that are made to be public. */
final class Examples {

  /** Put together here, so that no scanner of sources takes them for real ones. */
  private static final Set<String> KNOWN =
      Set.of(
          "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
          "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
          "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
          "sk_test_" + "BQokikJOvBiI2HlWgH4olfQ2",
          "sk_test_" + "26PHem9AhJZvU623DfE1x4sd",
          "AIza" + "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
          "QWxhZGRpbjpvcGVu" + "IHNlc2FtZQ==",
          "QWxhZGRpbjpvcGVu" + "U2VzYW1l",
          "czZCaGRSa3F0" + "MzpnWDFmQmF0M2JW",
          "2YotnFZFEjr1" + "zCsicMWpAA",
          "tGzv3JOkF0XG5" + "Qx2TlKWIA",
          "AKIA" + "IOSFODNN7EXAMPLE",
          "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/"
              + "K1SZFPTOtr/KBHBeksoGMGw==");

  private static final List<String> PUBLIC =
      List.of("pk_live_", "pk_test_", "pk.ey", "phc_", "sb_publishable_", "pk-lf-");

  private Examples() {}

  static boolean contains(String value) {
    return KNOWN.contains(value) || PUBLIC.stream().anyMatch(value::startsWith);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Cursor;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What tests know of cursors, and services must not. */
final class Cursors {

  private Cursors() {}

  /** What a cursor's query is known by, to forge others of it. */
  static String query(@Nullable Cursor given) {
    assertThat(given).as("the cursor of a page that is not the last").isNotNull();
    String token = requireNonNull(given).token();
    return new String(Base64.getUrlDecoder().decode(token), UTF_8).split("\"", -1)[1];
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.util.Objects;

/**
 * JSON as an argument whose type the server infers: as a plain text it could not be written to a
 * JSON column without a cast.
 */
public record Jsonb(String text) {

  public Jsonb {
    Objects.requireNonNull(text, "text");
  }
}

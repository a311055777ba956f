// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.util.Objects;

/**
 * JSON as an argument, whose type is left to the server to tell: as a plain text it could be
 * written to no column of JSON without a cast.
 */
public record Jsonb(String text) {

  public Jsonb {
    Objects.requireNonNull(text, "text");
  }
}

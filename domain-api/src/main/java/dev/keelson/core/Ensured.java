// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Objects;

/**
 * The result of a get-or-create call.
 *
 * @param value the value as it is stored
 * @param isNew whether this call stored it; true for exactly one of several concurrent calls
 */
public record Ensured<T>(T value, boolean isNew) {

  public Ensured {
    Objects.requireNonNull(value, "value");
  }
}

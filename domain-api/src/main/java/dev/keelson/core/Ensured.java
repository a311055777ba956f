// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Objects;

/**
 * What a store has after it was asked to have it.
 *
 * @param value the value as it is stored
 * @param isNew whether this call stored it; of many at once, one is told so
 */
public record Ensured<T>(T value, boolean isNew) {

  public Ensured {
    Objects.requireNonNull(value, "value");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * The result of a get-or-create call.
 *
 * @param value the value as it is stored
 * @param isNew whether this call stored it; true for exactly one of several concurrent calls
 */
public record Ensured<T>(T value, boolean isNew) {

  public Ensured {
    Check.present(value, "ensured.value");
  }
}

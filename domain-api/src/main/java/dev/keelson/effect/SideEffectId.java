// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link SideEffect}. */
public record SideEffectId(UUID value) implements Id {

  public SideEffectId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static SideEffectId next() {
    return new SideEffectId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SideEffectId parse(String text) {
    return Ids.parse(text, "SideEffectId", SideEffectId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

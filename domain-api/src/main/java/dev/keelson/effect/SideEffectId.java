// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link SideEffect}. */
public record SideEffectId(UUID value) implements Id {

  public SideEffectId {
    Check.present(value, "sideEffectId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SideEffectId next() {
    return new SideEffectId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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

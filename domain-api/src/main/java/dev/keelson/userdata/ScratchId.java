// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link Scratch}. */
public record ScratchId(UUID value) implements Id {

  public ScratchId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static ScratchId next() {
    return new ScratchId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ScratchId parse(String text) {
    return Ids.parse(text, "ScratchId", ScratchId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

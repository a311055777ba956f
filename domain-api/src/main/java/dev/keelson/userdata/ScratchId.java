// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Scratch}. */
public record ScratchId(UUID value) implements Id {

  public ScratchId {
    Check.present(value, "scratchId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ScratchId next() {
    return new ScratchId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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

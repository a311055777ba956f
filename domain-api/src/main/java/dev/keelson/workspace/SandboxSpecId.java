// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link SandboxSpec}. */
public record SandboxSpecId(UUID value) implements Id {

  public SandboxSpecId {
    Check.present(value, "sandboxSpecId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SandboxSpecId next() {
    return new SandboxSpecId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SandboxSpecId parse(String text) {
    return Ids.parse(text, "SandboxSpecId", SandboxSpecId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link SandboxJob}. */
public record SandboxJobId(UUID value) implements Id {

  public SandboxJobId {
    Check.present(value, "sandboxJobId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SandboxJobId next() {
    return new SandboxJobId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SandboxJobId parse(String text) {
    return Ids.parse(text, "SandboxJobId", SandboxJobId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

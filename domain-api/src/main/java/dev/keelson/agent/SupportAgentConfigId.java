// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link SupportAgentConfig}. */
public record SupportAgentConfigId(UUID value) implements Id {

  public SupportAgentConfigId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static SupportAgentConfigId next() {
    return new SupportAgentConfigId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SupportAgentConfigId parse(String text) {
    return Ids.parse(text, "SupportAgentConfigId", SupportAgentConfigId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

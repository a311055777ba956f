// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link SupportAgentConfig}. */
public record SupportAgentConfigId(UUID value) implements Id {

  public SupportAgentConfigId {
    Check.present(value, "supportAgentConfigId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SupportAgentConfigId next() {
    return new SupportAgentConfigId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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

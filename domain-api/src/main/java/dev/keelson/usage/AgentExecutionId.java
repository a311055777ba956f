// SPDX-License-Identifier: Apache-2.0
package dev.keelson.usage;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link AgentExecution}. */
public record AgentExecutionId(UUID value) implements Id {

  public AgentExecutionId {
    Check.present(value, "agentExecutionId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static AgentExecutionId next() {
    return new AgentExecutionId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static AgentExecutionId parse(String text) {
    return Ids.parse(text, "AgentExecutionId", AgentExecutionId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

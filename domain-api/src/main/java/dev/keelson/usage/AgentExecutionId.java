// SPDX-License-Identifier: Apache-2.0
package dev.keelson.usage;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies an {@link AgentExecution}. */
public record AgentExecutionId(UUID value) implements Id {

  public AgentExecutionId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static AgentExecutionId next() {
    return new AgentExecutionId(Ids.next());
  }

  /**
   * Reads an id from its text form.
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

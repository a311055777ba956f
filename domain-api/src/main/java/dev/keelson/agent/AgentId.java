// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link Agent}. */
public record AgentId(UUID value) implements Id {

  public AgentId {
    Check.present(value, "agentId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static AgentId next() {
    return new AgentId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static AgentId parse(String text) {
    return Ids.parse(text, "AgentId", AgentId::new);
  }

  /** Returns the actor that signs the writes of this agent. */
  public Actor actor() {
    return Actor.agent(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

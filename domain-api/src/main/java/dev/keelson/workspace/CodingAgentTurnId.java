// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link CodingAgentTurn}. */
public record CodingAgentTurnId(UUID value) implements Id {

  public CodingAgentTurnId {
    Check.present(value, "codingAgentTurnId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static CodingAgentTurnId next() {
    return new CodingAgentTurnId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static CodingAgentTurnId parse(String text) {
    return Ids.parse(text, "CodingAgentTurnId", CodingAgentTurnId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Session}. */
public record SessionId(UUID value) implements Id {

  public SessionId {
    Check.present(value, "sessionId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SessionId next() {
    return new SessionId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SessionId parse(String text) {
    return Ids.parse(text, "SessionId", SessionId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

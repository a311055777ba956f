// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ChatThread}. */
public record ChatThreadId(UUID value) implements Id {

  public ChatThreadId {
    Check.present(value, "chatThreadId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ChatThreadId next() {
    return new ChatThreadId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ChatThreadId parse(String text) {
    return Ids.parse(text, "ChatThreadId", ChatThreadId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

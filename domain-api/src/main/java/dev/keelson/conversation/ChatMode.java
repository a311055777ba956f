// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The purpose of a thread. An open vocabulary. */
public record ChatMode(String value) implements OpenEnum {

  /** A person asks and an agent answers. */
  public static final ChatMode ASSISTANT = new ChatMode("chat-assistant");

  public ChatMode {
    Check.word(value, "chatMode", ChatMode.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

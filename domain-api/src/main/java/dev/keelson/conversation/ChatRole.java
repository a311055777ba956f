// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The role of a message's sender (R004-55). An open vocabulary. */
public record ChatRole(String value) implements OpenEnum {

  /** A person. */
  public static final ChatRole USER = new ChatRole("user");

  /** An agent. */
  public static final ChatRole ASSISTANT = new ChatRole("assistant");

  /** The host, which instructs the agent. */
  public static final ChatRole SYSTEM = new ChatRole("system");

  /** A tool that an agent called. */
  public static final ChatRole TOOL = new ChatRole("tool");

  public ChatRole {
    Check.word(value, "chatRole", ChatRole.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

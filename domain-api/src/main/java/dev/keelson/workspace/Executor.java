// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** What runs an agent in a session (R002-44). An open vocabulary. */
public record Executor(String value) implements OpenEnum {

  /** Claude Code. */
  public static final Executor CLAUDE_CODE = new Executor("CLAUDE_CODE");

  public Executor {
    Check.word(value, "executor", Executor.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

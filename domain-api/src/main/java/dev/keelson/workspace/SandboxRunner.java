// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** What runs in a sandbox. An open vocabulary. */
public record SandboxRunner(String value) implements OpenEnum {

  /** Commands. */
  public static final SandboxRunner SHELL = new SandboxRunner("shell");

  /** Claude Code. */
  public static final SandboxRunner CLAUDE_CODE = new SandboxRunner("claude_code");

  /** The steps of a workflow. */
  public static final SandboxRunner WORKFLOW = new SandboxRunner("workflow");

  /** A program of the host. */
  public static final SandboxRunner CUSTOM = new SandboxRunner("custom");

  public SandboxRunner {
    Check.word(value, "sandboxRunner", SandboxRunner.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of a process: why it was started (R002-48). An open vocabulary. */
public record ProcessKind(String value) implements OpenEnum {

  /** To set up the workspace (R002-55). */
  public static final ProcessKind SETUP_SCRIPT = new ProcessKind("setup_script");

  /** To clean up after an agent (R002-56). */
  public static final ProcessKind CLEANUP_SCRIPT = new ProcessKind("cleanup_script");

  /** Because the workspace is archived (R002-57). */
  public static final ProcessKind ARCHIVE_SCRIPT = new ProcessKind("archive_script");

  /** To run a coding agent; the only kind with a turn (R002-58, R002-63). */
  public static final ProcessKind CODING_AGENT = new ProcessKind("coding_agent");

  /** To preview the result (R002-59). */
  public static final ProcessKind DEV_SERVER = new ProcessKind("dev_server");

  public ProcessKind {
    Check.word(value, "kind", ProcessKind.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

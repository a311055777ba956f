// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Word;

/** Why a process was started (R002-48). An open vocabulary. */
public record RunReason(String value) implements Word {

  /** To set the workspace up (R002-55). */
  public static final RunReason SETUP_SCRIPT = new RunReason("setup_script");

  /** To clean up behind an agent (R002-56). */
  public static final RunReason CLEANUP_SCRIPT = new RunReason("cleanup_script");

  /** Because the workspace is archived (R002-57). */
  public static final RunReason ARCHIVE_SCRIPT = new RunReason("archive_script");

  /** An agent, at work; the only reason with a turn (R002-58, R002-63). */
  public static final RunReason CODING_AGENT = new RunReason("coding_agent");

  /** To look at the result (R002-59). */
  public static final RunReason DEV_SERVER = new RunReason("dev_server");

  public RunReason {
    Check.line(value, "runReason", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

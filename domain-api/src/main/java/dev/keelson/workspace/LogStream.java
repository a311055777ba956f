// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** Where a process wrote something (R002-65). An open vocabulary. */
public record LogStream(String value) implements OpenEnum {

  /** Its output. */
  public static final LogStream STDOUT = new LogStream("stdout");

  /** Its complaints. */
  public static final LogStream STDERR = new LogStream("stderr");

  public LogStream {
    Check.line(value, "logStream", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

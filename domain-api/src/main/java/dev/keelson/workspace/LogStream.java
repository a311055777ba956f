// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** An output stream of a process (R002-65). An open vocabulary. */
public record LogStream(String value) implements OpenEnum {

  /** The standard output. */
  public static final LogStream STDOUT = new LogStream("stdout");

  /** The standard error. */
  public static final LogStream STDERR = new LogStream("stderr");

  public LogStream {
    Check.word(value, "logStream", LogStream.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

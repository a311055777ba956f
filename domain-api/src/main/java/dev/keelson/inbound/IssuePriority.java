// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** How urgent an issue seems. An open vocabulary. */
public record IssuePriority(String value) implements OpenEnum {

  /** It can wait. */
  public static final IssuePriority LOW = new IssuePriority("low");

  /** It is as urgent as most. */
  public static final IssuePriority MEDIUM = new IssuePriority("medium");

  /** It should come soon. */
  public static final IssuePriority HIGH = new IssuePriority("high");

  /** It must come first. */
  public static final IssuePriority CRITICAL = new IssuePriority("critical");

  public IssuePriority {
    Check.line(value, "issuePriority", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

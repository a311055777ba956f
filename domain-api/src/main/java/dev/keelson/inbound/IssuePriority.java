// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The estimated urgency of an issue. An open vocabulary. */
public record IssuePriority(String value) implements OpenEnum {

  /** It can wait. */
  public static final IssuePriority LOW = new IssuePriority("low");

  /** It has average urgency. */
  public static final IssuePriority MEDIUM = new IssuePriority("medium");

  /** It should be handled soon. */
  public static final IssuePriority HIGH = new IssuePriority("high");

  /** It must be handled first. */
  public static final IssuePriority CRITICAL = new IssuePriority("critical");

  public IssuePriority {
    Check.word(value, "issuePriority", IssuePriority.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

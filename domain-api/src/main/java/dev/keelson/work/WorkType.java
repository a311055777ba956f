// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of work of an item (R001-37). An open vocabulary. */
public record WorkType(String value) implements OpenEnum {

  /** A task described in plain text. */
  public static final WorkType TASK = new WorkType("task");

  /** A review of a change. */
  public static final WorkType CODE_REVIEW = new WorkType("code_review");

  /** A deployment. */
  public static final WorkType DEPLOY = new WorkType("deploy");

  public WorkType {
    Check.word(value, "workType", WorkType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

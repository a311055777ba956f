// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The origin of a definition (R000-73). An open vocabulary. */
public record WorkflowCategory(String value) implements OpenEnum {

  /** It comes with the host. */
  public static final WorkflowCategory BUILTIN = new WorkflowCategory("builtin");

  /** A user created it. */
  public static final WorkflowCategory CUSTOM = new WorkflowCategory("custom");

  public WorkflowCategory {
    Check.word(value, "workflowCategory", WorkflowCategory.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

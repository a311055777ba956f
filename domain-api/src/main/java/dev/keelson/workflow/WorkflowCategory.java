// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** Where a definition comes from (R000-73). An open vocabulary. */
public record WorkflowCategory(String value) implements OpenEnum {

  /** It comes with the host. */
  public static final WorkflowCategory BUILTIN = new WorkflowCategory("builtin");

  /** Somebody made it. */
  public static final WorkflowCategory CUSTOM = new WorkflowCategory("custom");

  public WorkflowCategory {
    Check.line(value, "workflowCategory", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

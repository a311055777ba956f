// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link WorkflowDefinition}. */
public record WorkflowDefinitionId(UUID value) implements Id {

  public WorkflowDefinitionId {
    Check.present(value, "workflowDefinitionId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkflowDefinitionId next() {
    return new WorkflowDefinitionId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkflowDefinitionId parse(String text) {
    return Ids.parse(text, "WorkflowDefinitionId", WorkflowDefinitionId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

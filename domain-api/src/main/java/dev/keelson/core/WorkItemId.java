// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.UUID;

/** Identifies a work item. */
public record WorkItemId(UUID value) implements Leasable {

  public WorkItemId {
    Check.present(value, "workItemId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkItemId next() {
    return new WorkItemId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkItemId parse(String text) {
    return Ids.parse(text, "WorkItemId", WorkItemId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

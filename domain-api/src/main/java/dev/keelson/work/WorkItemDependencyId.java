// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link WorkItemDependency}. */
public record WorkItemDependencyId(UUID value) implements Id {

  public WorkItemDependencyId {
    Check.present(value, "workItemDependencyId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkItemDependencyId next() {
    return new WorkItemDependencyId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkItemDependencyId parse(String text) {
    return Ids.parse(text, "WorkItemDependencyId", WorkItemDependencyId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

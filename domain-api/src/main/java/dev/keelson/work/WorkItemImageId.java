// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link WorkItemImage}. */
public record WorkItemImageId(UUID value) implements Id {

  public WorkItemImageId {
    Check.present(value, "workItemImageId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkItemImageId next() {
    return new WorkItemImageId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkItemImageId parse(String text) {
    return Ids.parse(text, "WorkItemImageId", WorkItemImageId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

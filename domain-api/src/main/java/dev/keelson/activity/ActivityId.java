// SPDX-License-Identifier: Apache-2.0
package dev.keelson.activity;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link Activity}. */
public record ActivityId(UUID value) implements Id {

  public ActivityId {
    Check.present(value, "activityId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ActivityId next() {
    return new ActivityId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ActivityId parse(String text) {
    return Ids.parse(text, "ActivityId", ActivityId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

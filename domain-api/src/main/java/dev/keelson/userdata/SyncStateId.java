// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link SyncState}. */
public record SyncStateId(UUID value) implements Id {

  public SyncStateId {
    Check.present(value, "syncStateId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SyncStateId next() {
    return new SyncStateId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SyncStateId parse(String text) {
    return Ids.parse(text, "SyncStateId", SyncStateId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

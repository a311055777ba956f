// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link SyncState}. */
public record SyncStateId(UUID value) implements Id {

  public SyncStateId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static SyncStateId next() {
    return new SyncStateId(Ids.next());
  }

  /**
   * Reads an id from its text form.
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

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Checkpoint}. */
public record CheckpointId(UUID value) implements Id {

  public CheckpointId {
    Check.present(value, "checkpointId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static CheckpointId next() {
    return new CheckpointId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static CheckpointId parse(String text) {
    return Ids.parse(text, "CheckpointId", CheckpointId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

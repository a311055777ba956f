// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Merge}. */
public record MergeId(UUID value) implements Id {

  public MergeId {
    Check.present(value, "mergeId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static MergeId next() {
    return new MergeId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static MergeId parse(String text) {
    return Ids.parse(text, "MergeId", MergeId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ProcessRepoState}. */
public record ProcessRepoStateId(UUID value) implements Id {

  public ProcessRepoStateId {
    Check.present(value, "processRepoStateId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProcessRepoStateId next() {
    return new ProcessRepoStateId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProcessRepoStateId parse(String text) {
    return Ids.parse(text, "ProcessRepoStateId", ProcessRepoStateId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

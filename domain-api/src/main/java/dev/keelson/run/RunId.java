// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Run}. */
public record RunId(UUID value) implements Id {

  public RunId {
    Check.present(value, "runId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static RunId next() {
    return new RunId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static RunId parse(String text) {
    return Ids.parse(text, "RunId", RunId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

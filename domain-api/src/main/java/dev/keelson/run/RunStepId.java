// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link RunStep}. */
public record RunStepId(UUID value) implements Id {

  public RunStepId {
    Check.present(value, "runStepId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static RunStepId next() {
    return new RunStepId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static RunStepId parse(String text) {
    return Ids.parse(text, "RunStepId", RunStepId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

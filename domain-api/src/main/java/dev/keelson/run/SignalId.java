// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Signal}. */
public record SignalId(UUID value) implements Id {

  public SignalId {
    Check.present(value, "signalId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static SignalId next() {
    return new SignalId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static SignalId parse(String text) {
    return Ids.parse(text, "SignalId", SignalId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

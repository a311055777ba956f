// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.UUID;

/** Identifies a run. */
public record RunId(UUID value) implements Leasable {

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

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link ExecutionProcess}. */
public record ExecutionProcessId(UUID value) implements Id {

  public ExecutionProcessId {
    Check.present(value, "executionProcessId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ExecutionProcessId next() {
    return new ExecutionProcessId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ExecutionProcessId parse(String text) {
    return Ids.parse(text, "ExecutionProcessId", ExecutionProcessId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

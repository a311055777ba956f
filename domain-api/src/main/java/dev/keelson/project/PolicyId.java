// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Policy}. */
public record PolicyId(UUID value) implements Id {

  public PolicyId {
    Check.present(value, "policyId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static PolicyId next() {
    return new PolicyId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static PolicyId parse(String text) {
    return Ids.parse(text, "PolicyId", PolicyId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

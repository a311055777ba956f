// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link InfraResource}. */
public record InfraResourceId(UUID value) implements Id {

  public InfraResourceId {
    Check.present(value, "infraResourceId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static InfraResourceId next() {
    return new InfraResourceId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static InfraResourceId parse(String text) {
    return Ids.parse(text, "InfraResourceId", InfraResourceId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

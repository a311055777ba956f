// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link Integration}. */
public record IntegrationId(UUID value) implements Id {

  public IntegrationId {
    Check.present(value, "integrationId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static IntegrationId next() {
    return new IntegrationId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static IntegrationId parse(String text) {
    return Ids.parse(text, "IntegrationId", IntegrationId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

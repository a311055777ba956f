// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ProjectSecret}. */
public record ProjectSecretId(UUID value) implements Id {

  public ProjectSecretId {
    Check.present(value, "projectSecretId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProjectSecretId next() {
    return new ProjectSecretId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectSecretId parse(String text) {
    return Ids.parse(text, "ProjectSecretId", ProjectSecretId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link ProjectSecret}. */
public record ProjectSecretId(UUID value) implements Id {

  public ProjectSecretId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static ProjectSecretId next() {
    return new ProjectSecretId(Ids.next());
  }

  /**
   * Reads an id from its text form.
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

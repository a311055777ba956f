// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ProjectFile}. */
public record ProjectFileId(UUID value) implements Id {

  public ProjectFileId {
    Check.present(value, "projectFileId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProjectFileId next() {
    return new ProjectFileId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectFileId parse(String text) {
    return Ids.parse(text, "ProjectFileId", ProjectFileId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

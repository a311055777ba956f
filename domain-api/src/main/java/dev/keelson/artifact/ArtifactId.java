// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link Artifact}. */
public record ArtifactId(UUID value) implements Id {

  public ArtifactId {
    Check.present(value, "artifactId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ArtifactId next() {
    return new ArtifactId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ArtifactId parse(String text) {
    return Ids.parse(text, "ArtifactId", ArtifactId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

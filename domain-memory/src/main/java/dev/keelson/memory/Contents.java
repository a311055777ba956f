// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What updates keep of the content of an artifact. */
final class Contents {

  private Contents() {}

  /**
   * Refuses to replace a text that its digest is of, and to take away, or have elsewhere, what is
   * held.
   */
  static void check(Layer layer, Entity<?> before, Entity<?> after) {
    if (before instanceof Artifact stored && after instanceof Artifact changed) {
      if (stored.content() != null && !stored.content().equals(changed.content())) {
        MemoryHolds.check(layer, Artifact.TYPE, stored);
      }
      Check.that(
          stored.content() == null
              || changed.content() == null
              || Objects.equals(text(stored.content()), text(changed.content())),
          "artifact.content",
          "must stay what it was inserted with",
          "insert another revision");
    }
  }

  private static @Nullable String text(@Nullable ArtifactContent content) {
    return content instanceof ArtifactContent.Inline inline ? inline.text() : null;
  }
}

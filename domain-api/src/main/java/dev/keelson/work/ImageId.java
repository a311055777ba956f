// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies an {@link Image}. */
public record ImageId(UUID value) implements Id {

  public ImageId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static ImageId next() {
    return new ImageId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ImageId parse(String text) {
    return Ids.parse(text, "ImageId", ImageId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

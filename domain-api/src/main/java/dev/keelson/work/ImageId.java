// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link Image}. */
public record ImageId(UUID value) implements Id {

  public ImageId {
    Check.present(value, "imageId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ImageId next() {
    return new ImageId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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

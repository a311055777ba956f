// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;
import java.util.Optional;

/** Stores images, each of them once. */
public final class ImageRepository extends Repository<Image, ImageId> {

  /** The repository in {@code room}. */
  public ImageRepository(Room room) {
    super(Image.TYPE, room);
  }

  /**
   * Returns the image with the same bytes that is stored already, or stores this one; of many at
   * once, one is stored and all get it (R002-103).
   */
  public Ensured<Image> ensure(Image image) {
    return ensure(image, Image.DIGEST);
  }

  /** The image with that digest, or empty. */
  public Optional<Image> findByDigest(Digest digest) {
    return first(type.where(Image.DIGEST.is(digest)));
  }
}

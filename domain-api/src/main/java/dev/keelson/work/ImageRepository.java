// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.Repository;
import java.util.Optional;

/** Stores images, each of them once. */
public interface ImageRepository extends Repository<Image, ImageId> {

  /**
   * Returns the image with the same bytes that is stored already, or stores this one; of many at
   * once, one is stored and all get it (R002-103).
   */
  Ensured<Image> ensure(Image image);

  /** The image with that digest, or empty. */
  Optional<Image> findByDigest(Digest digest);
}

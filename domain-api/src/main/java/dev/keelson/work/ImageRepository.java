// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Digest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores images, each exactly once. */
public final class ImageRepository extends Repository<Image, ImageId> {

  /** Creates the repository in {@code context}. */
  public ImageRepository(RepositoryContext context) {
    super(Image.TYPE, context);
  }

  /** Returns the image with that digest, or empty. */
  public Optional<Image> findByDigest(Digest digest) {
    return first(type.where(Image.DIGEST.is(digest)));
  }
}

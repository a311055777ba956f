// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.work.Image;
import dev.keelson.work.ImageId;
import dev.keelson.work.ImageRepository;
import java.util.Optional;

final class InMemoryImageRepository extends InMemoryRepository<Image, ImageId>
    implements ImageRepository {

  InMemoryImageRepository(StoreContext context) {
    super(context, Image.TYPE, null);
  }

  @Override
  public Ensured<Image> ensure(Image image) {
    return ensure(image, "digest", image.digest());
  }

  @Override
  public Optional<Image> findByDigest(Digest digest) {
    return findBy("digest", digest);
  }
}

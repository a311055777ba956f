// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.work.Image;
import dev.keelson.work.ImageId;
import dev.keelson.work.ImageRepository;
import java.util.Map;
import java.util.Optional;

final class JpaImageRepository extends JpaRepository<Image, ImageId, ImageRow>
    implements ImageRepository {

  JpaImageRepository(StoreContext context) {
    super(context, Image.TYPE, ImageRow.MAPPING, null);
  }

  @Override
  public Ensured<Image> ensure(Image image) {
    return ensure(image, Map.of("digest", image.digest()));
  }

  @Override
  public Optional<Image> findByDigest(Digest digest) {
    return findBy(Map.of("digest", digest));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.IMAGE;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.jooq.generated.tables.records.ImageRecord;
import dev.keelson.work.Image;
import dev.keelson.work.ImageId;
import dev.keelson.work.ImageRepository;
import java.util.Optional;

final class JooqImageRepository extends JooqRepository<Image, ImageId, ImageRecord>
    implements ImageRepository {

  private static final EntityTable<Image, ImageId, ImageRecord> TABLE =
      EntityTable.of(Image.TYPE, new ImageRowsImpl(), IMAGE);

  JooqImageRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Ensured<Image> ensure(Image image) {
    return ensure(image, IMAGE.DIGEST.eq(image.digest()));
  }

  @Override
  public Optional<Image> findByDigest(Digest digest) {
    return findBy(IMAGE.DIGEST.eq(digest));
  }
}

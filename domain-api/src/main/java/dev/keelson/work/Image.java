// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An image that can be attached to work items, shared by all projects (R002-06, R002-98). Images
 * are identified by their bytes.
 *
 * @param filePath its path, relative to the host's cache (R002-99)
 * @param originalName its original file name (R002-100)
 * @param mediaType its MIME type (R002-101)
 * @param sizeBytes its length in bytes (R002-102)
 * @param digest the SHA-256 of its bytes, unique in the store (R002-103)
 */
@Value.Builder
public record Image(
    ImageId id,
    String filePath,
    String originalName,
    @Nullable String mediaType,
    long sizeBytes,
    Digest digest,
    AuditInfo audit)
    implements WithImage, Entity<ImageId> {

  /** {@code digest}. */
  public static final Attribute<Image, Digest> DIGEST =
      Attribute.of("digest", Digest.class, Image::digest);

  private static final Attribute<Image, Long> SIZE_BYTES =
      Attribute.of("size_bytes", Long.class, Image::sizeBytes);

  /** The type descriptor of images. */
  public static final EntityType<Image, ImageId> TYPE =
      EntityType.of("image", Image.class, ImageId.class, ImageId::new, Image::withAudit)
          .unique(DIGEST)
          .listedBy()
          .fixed(DIGEST, SIZE_BYTES);

  public Image {
    Check.present(id, "image.id");
    Check.relativePath(Check.present(filePath, "image.filePath"), "image.filePath", 1000);
    Check.line(originalName, "image.originalName", 500);
    Check.optionalLine(mediaType, "image.mediaType", 200);
    Check.atLeast(0, sizeBytes, "image.sizeBytes");
    Check.present(digest, "image.digest");
    Check.present(audit, "image.audit");
  }

  /** Returns a builder of a new image of these bytes, which the host stores at {@code filePath}. */
  public static Builder of(String filePath, String originalName, byte[] bytes, Instant now) {
    Check.present(bytes, "bytes");
    Builder image = builder();
    image
        .id(ImageId.next())
        .filePath(filePath)
        .originalName(originalName)
        .sizeBytes(bytes.length)
        .digest(Digest.of(bytes))
        .audit(AuditInfo.made(now));
    return image;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds images. */
  public static final class Builder extends ImageBuilder {}
}

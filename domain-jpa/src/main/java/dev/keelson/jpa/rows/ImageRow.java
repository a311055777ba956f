// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Digest;
import dev.keelson.work.Image;
import dev.keelson.work.ImageId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How images are stored. */
@NullUnmarked
@Entity(name = "KeelsonImage")
@Table(name = "image", schema = Row.SCHEMA)
public class ImageRow extends SharedRow<ImageId> {

  public String filePath;
  public String originalName;
  public String mediaType;
  public long sizeBytes;
  public Digest digest;

  @Mapper
  public interface Values extends RowMapper<Image, ImageRow> {}
}

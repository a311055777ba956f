// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.userdata.Tag;
import dev.keelson.userdata.TagId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How tags are stored. */
@NullUnmarked
@Entity(name = "KeelsonTag")
@Table(name = "tag", schema = Row.SCHEMA)
public class TagRow extends SharedRow<TagId> {

  public String name;
  public String content;

  @Mapper
  public interface Values extends RowMapper<Tag, TagRow> {}
}

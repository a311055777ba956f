// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.WorkItemId;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the images of work items are stored. */
@NullUnmarked
@Entity(name = "KeelsonWorkItemImage")
@Table(name = "work_item_image", schema = Row.SCHEMA)
public class WorkItemImageRow extends OwnedRow<WorkItemImageId> {

  public WorkItemId workItemId;
  public ImageId imageId;

  @Mapper
  public interface Values extends RowMapper<WorkItemImage, WorkItemImageRow> {}
}

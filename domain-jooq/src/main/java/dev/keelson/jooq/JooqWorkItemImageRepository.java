// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM_IMAGE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.WorkItemImageRecord;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import dev.keelson.work.WorkItemImageRepository;

final class JooqWorkItemImageRepository
    extends JooqRepository<WorkItemImage, WorkItemImageId, WorkItemImageRecord>
    implements WorkItemImageRepository {

  private static final EntityTable<WorkItemImage, WorkItemImageId, WorkItemImageRecord> TABLE =
      EntityTable.of(WorkItemImage.TYPE, new WorkItemImageRowsImpl(), WORK_ITEM_IMAGE);

  JooqWorkItemImageRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(WORK_ITEM_IMAGE.WORK_ITEM_ID.eq(workItem), page, byId);
  }

  @Override
  public Page<WorkItemImage> findByImage(ImageId image, PageRequest page) {
    return page(WORK_ITEM_IMAGE.IMAGE_ID.eq(image), page, byId);
  }
}

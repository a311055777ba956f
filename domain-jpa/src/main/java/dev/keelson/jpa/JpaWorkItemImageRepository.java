// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import dev.keelson.work.WorkItemImageRepository;
import java.util.Map;

final class JpaWorkItemImageRepository
    extends JpaRepository<WorkItemImage, WorkItemImageId, WorkItemImageRow>
    implements WorkItemImageRepository {

  JpaWorkItemImageRepository(StoreContext context, ProjectId project) {
    super(context, WorkItemImage.TYPE, WorkItemImageRow.MAPPING, project);
  }

  @Override
  public Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(Map.of("workItemId", workItem), byId, page);
  }

  @Override
  public Page<WorkItemImage> findByImage(ImageId image, PageRequest page) {
    return page(Map.of("imageId", image), byId, page);
  }
}

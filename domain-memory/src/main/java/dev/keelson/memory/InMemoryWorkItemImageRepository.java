// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import dev.keelson.work.WorkItemImageRepository;

final class InMemoryWorkItemImageRepository
    extends InMemoryRepository<WorkItemImage, WorkItemImageId> implements WorkItemImageRepository {

  InMemoryWorkItemImageRepository(StoreContext context, ProjectId project) {
    super(context, WorkItemImage.TYPE, project);
  }

  @Override
  public Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(byId, page, value -> value.workItemId().equals(workItem));
  }

  @Override
  public Page<WorkItemImage> findByImage(ImageId image, PageRequest page) {
    return page(byId, page, value -> value.imageId().equals(image));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkItemId;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;

/** Stores which images are attached to the work items of one project. */
public final class WorkItemImageRepository
    extends InsertingRepository<WorkItemImage, WorkItemImageId> {

  /** Creates the repository in {@code context}. */
  public WorkItemImageRepository(RepositoryContext context) {
    super(WorkItemImage.TYPE, context);
  }

  /**
   * Detaches an image from its item; the image itself is retained. Returns whether the link existed
   * in this project.
   */
  public boolean delete(WorkItemImageId id) {
    return remove(id);
  }

  /**
   * Returns the images of an item, by id, which is the order in which they were added (R002-25).
   */
  public Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(WorkItemImage.WORK_ITEM_ID.is(workItem)), page);
  }

  /** Returns the links of an image to work items of this project, oldest first. */
  public Page<WorkItemImage> findByImage(ImageId image, PageRequest page) {
    return page(type.where(WorkItemImage.IMAGE_ID.is(image)), page);
  }
}

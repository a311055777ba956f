// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.InsertingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/** Stores which images the work items of one project show. */
public interface WorkItemImageRepository
    extends InsertingRepository<WorkItemImage, WorkItemImageId> {

  /** Takes an image from its item; the image stays. Returns whether it was there. */
  boolean delete(WorkItemImageId id);

  /** The images of an item, by id, which is the order in which they were added (R002-25). */
  Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page);

  /** The items of this project that show an image, by id. */
  Page<WorkItemImage> findByImage(ImageId image, PageRequest page);
}

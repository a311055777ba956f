// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.Room;

/** Stores which images the work items of one project show. */
public final class WorkItemImageRepository
    extends InsertingRepository<WorkItemImage, WorkItemImageId> {

  /** The repository in {@code room}. */
  public WorkItemImageRepository(Room room) {
    super(WorkItemImage.TYPE, room);
  }

  /** Takes an image from its item; the image stays. Returns whether it was there. */
  public boolean delete(WorkItemImageId id) {
    return remove(id);
  }

  /** The images of an item, by id, which is the order in which they were added (R002-25). */
  public Page<WorkItemImage> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(WorkItemImage.WORK_ITEM_ID.is(workItem)), page);
  }

  /** The items of this project that show an image, oldest first. */
  public Page<WorkItemImage> findByImage(ImageId image, PageRequest page) {
    return page(type.where(WorkItemImage.IMAGE_ID.is(image)), page);
  }
}

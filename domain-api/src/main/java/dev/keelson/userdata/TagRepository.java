// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.Room;

/** Stores tags. */
public final class TagRepository extends DeletingRepository<Tag, TagId> {

  /** Creates the repository in {@code room}. */
  public TagRepository(Room room) {
    super(Tag.TYPE, room);
  }

  /** Returns the tags with that name, oldest first. */
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(type.where(Tag.NAME.is(name)), page);
  }
}

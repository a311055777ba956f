// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/** Stores tags. */
public interface TagRepository extends DeletingRepository<Tag, TagId> {

  /** All tags, by id, which is the order in which they were made. */
  Page<Tag> findAll(PageRequest page);

  /** The tags that are called so, by id. */
  Page<Tag> findByName(String name, PageRequest page);
}

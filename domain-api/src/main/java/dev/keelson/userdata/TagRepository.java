// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;

/** Stores tags. */
public final class TagRepository extends DeletingRepository<Tag, TagId> {

  /** Creates the repository in {@code context}. */
  public TagRepository(RepositoryContext context) {
    super(Tag.TYPE, context);
  }

  /** Returns the tags with that name, oldest first. */
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(type.where(Tag.NAME.is(name)), page);
  }
}

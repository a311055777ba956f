// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.Tag;
import dev.keelson.userdata.TagId;
import dev.keelson.userdata.TagRepository;

final class InMemoryTagRepository extends InMemoryRepository<Tag, TagId> implements TagRepository {

  InMemoryTagRepository(StoreContext context) {
    super(context, Tag.TYPE, null);
  }

  @Override
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(byId, page, tag -> tag.name().equals(name));
  }
}

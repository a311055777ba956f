// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.desk.Tag;
import dev.keelson.desk.TagId;
import dev.keelson.desk.TagRepository;

final class InMemoryTagRepository extends InMemoryRepository<Tag, TagId> implements TagRepository {

  InMemoryTagRepository(Unit unit) {
    super(unit, Tag.TYPE, null);
  }

  @Override
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(byId, page, tag -> tag.name().equals(name));
  }
}

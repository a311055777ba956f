// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.Tag;
import dev.keelson.userdata.TagId;
import dev.keelson.userdata.TagRepository;
import java.util.Map;

final class JpaTagRepository extends JpaRepository<Tag, TagId, TagRow> implements TagRepository {

  JpaTagRepository(StoreContext context) {
    super(context, Tag.TYPE, TagRow.MAPPING, null);
  }

  @Override
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(Map.of("name", name), byId, page);
  }
}

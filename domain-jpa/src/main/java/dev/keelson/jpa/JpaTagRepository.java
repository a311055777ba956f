// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.desk.Tag;
import dev.keelson.desk.TagId;
import dev.keelson.desk.TagRepository;
import java.util.Map;

final class JpaTagRepository extends JpaRepository<Tag, TagId, TagRow> implements TagRepository {

  JpaTagRepository(Unit unit) {
    super(unit, Tag.TYPE, TagRow.MAPPING, null);
  }

  @Override
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(Map.of("name", name), byId, page);
  }
}

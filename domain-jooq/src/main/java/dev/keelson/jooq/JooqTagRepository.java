// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.TAG;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.TagRecord;
import dev.keelson.userdata.Tag;
import dev.keelson.userdata.TagId;
import dev.keelson.userdata.TagRepository;

final class JooqTagRepository extends JooqRepository<Tag, TagId, TagRecord>
    implements TagRepository {

  private static final EntityTable<Tag, TagId, TagRecord> TABLE =
      EntityTable.of(Tag.TYPE, new TagRowsImpl(), TAG);

  JooqTagRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Page<Tag> findByName(String name, PageRequest page) {
    return page(TAG.NAME.eq(name), page, byId);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SCRATCH;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.ScratchRecord;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.ScratchType;
import java.util.Optional;
import java.util.UUID;

final class JooqScratchRepository extends JooqRepository<Scratch, ScratchId, ScratchRecord>
    implements ScratchRepository {

  private static final EntityTable<Scratch, ScratchId, ScratchRecord> TABLE =
      EntityTable.of(Scratch.TYPE, new ScratchRowsImpl(), SCRATCH);

  JooqScratchRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<Scratch> findByKey(ScratchType type, UUID key) {
    return findBy(SCRATCH.TYPE.eq(type).and(SCRATCH.KEY.eq(key)));
  }

  @Override
  public Page<Scratch> findByType(ScratchType type, PageRequest page) {
    return page(SCRATCH.TYPE.eq(type), page, byId);
  }
}

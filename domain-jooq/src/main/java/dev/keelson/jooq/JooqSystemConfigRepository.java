// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SYSTEM_CONFIG;

import dev.keelson.jooq.generated.tables.records.SystemConfigRecord;
import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.setup.SystemConfigRepository;

final class JooqSystemConfigRepository
    extends JooqRepository<SystemConfig, SystemConfigId, SystemConfigRecord>
    implements SystemConfigRepository {

  private static final EntityTable<SystemConfig, SystemConfigId, SystemConfigRecord> TABLE =
      EntityTable.of(SystemConfig.TYPE, new SystemConfigRowsImpl(), SYSTEM_CONFIG);

  JooqSystemConfigRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public SystemConfig insert(SystemConfig config) {
    return insertApart(config); // an update goes on where another writer was the first
  }

  @Override
  public SystemConfig get() {
    return find(SystemConfigId.ONLY).orElseGet(() -> SystemConfig.initial(context.now()));
  }
}

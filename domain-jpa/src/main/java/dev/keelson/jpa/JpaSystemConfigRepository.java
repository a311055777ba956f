// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.setup.SystemConfigRepository;

final class JpaSystemConfigRepository
    extends JpaRepository<SystemConfig, SystemConfigId, SystemConfigRow>
    implements SystemConfigRepository {

  JpaSystemConfigRepository(StoreContext context) {
    super(context, SystemConfig.TYPE, SystemConfigRow.MAPPING, null);
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

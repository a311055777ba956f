// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.setup.SystemConfigRepository;

final class InMemorySystemConfigRepository extends InMemoryRepository<SystemConfig, SystemConfigId>
    implements SystemConfigRepository {

  InMemorySystemConfigRepository(StoreContext context) {
    super(context, SystemConfig.TYPE, null);
  }

  @Override
  public SystemConfig get() {
    return find(SystemConfigId.ONLY).orElseGet(() -> SystemConfig.initial(context.now()));
  }
}

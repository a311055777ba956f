// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.RollingUpgradeContract;
import javax.sql.DataSource;

final class RollingUpgradeTest extends RollingUpgradeContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JooqKeelson.over(dataSource);
  }
}

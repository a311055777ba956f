// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.RollingUpgradeContract;
import javax.sql.DataSource;

final class RollingUpgradeTest extends RollingUpgradeContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JpaKeelson.over(dataSource);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.OddWorkContract;
import javax.sql.DataSource;

final class OddWorkTest extends OddWorkContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JooqKeelson.over(dataSource);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.OddRowsContract;
import javax.sql.DataSource;

final class OddRowsTest extends OddRowsContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JooqKeelson.over(dataSource);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.OtherSchemaContract;
import java.time.Clock;
import javax.sql.DataSource;

final class OtherSchemaTest extends OtherSchemaContract {

  @Override
  protected Keelson over(DataSource dataSource, String schema) {
    return JooqKeelson.over(dataSource, Clock.systemUTC(), schema);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.OtherSchemaContract;
import java.time.Clock;
import javax.sql.DataSource;

final class OtherSchemaTest extends OtherSchemaContract {

  @Override
  protected Keelson over(DataSource dataSource, String schema) {
    return JpaKeelson.over(dataSource, Clock.systemUTC(), schema);
  }
}

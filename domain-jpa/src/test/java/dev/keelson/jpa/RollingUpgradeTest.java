// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.RollingUpgradeContract;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class RollingUpgradeTest extends RollingUpgradeContract {

  private static TestDatabase database;
  private static Keelson keelson;

  @BeforeAll
  static void create_database() {
    database = PostgresForTests.newDatabase();
    keelson = JpaKeelson.over(database.dataSource());
  }

  @AfterAll
  static void drop_database() {
    keelson.close();
    database.close();
  }

  @Override
  protected Keelson keelson() {
    return keelson;
  }

  @Override
  protected DataSource owner() {
    return database.ownersDataSource();
  }
}

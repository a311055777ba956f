// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.migrations.Role;
import dev.keelson.testkit.NothingGoesAroundContract;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class NothingGoesAroundTest extends NothingGoesAroundContract {

  private static TestDatabase database;
  private static Keelson keelson;
  private static final Map<Role, DataSource> ROLES = new EnumMap<>(Role.class);

  @BeforeAll
  static void create_database() {
    database = PostgresForTests.newDatabase();
    keelson = JpaKeelson.over(database.dataSource());
    for (Role role : Role.values()) {
      ROLES.put(role, database.as(role));
    }
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
  protected DataSource as(Role role) {
    return ROLES.get(role);
  }
}

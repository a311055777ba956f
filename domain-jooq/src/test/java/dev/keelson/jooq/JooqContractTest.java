// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Lease;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class JooqContractTest extends KeelsonContract {

  private static TestDatabase database;

  @BeforeAll
  static void create_database() {
    database = PostgresForTests.newDatabase();
  }

  @AfterAll
  static void drop_database() {
    database.close();
  }

  @Override
  protected StoreFixture fixture() {
    database.clear();
    return new JooqFixture(JooqKeelson.over(database.dataSource()));
  }

  private record JooqFixture(Keelson keelson) implements StoreFixture {

    @Override
    public Keelson secondInstance() {
      return JooqKeelson.over(database.dataSource());
    }

    @Override
    public void expire(Lease lease) {
      keelson
          .project(lease.projectId())
          .workItems()
          .update(lease.workItemId(), item -> item.withLeaseUntil(item.lockedAt()));
    }
  }
}

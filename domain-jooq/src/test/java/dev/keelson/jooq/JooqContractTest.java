// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class JooqContractTest extends KeelsonContract {

  private static TestDatabase database;
  private static StatementRecorder recorder;

  @BeforeAll
  static void create_database() {
    database = PostgresForTests.newDatabase();
    recorder = StatementRecorder.over(database.dataSource());
  }

  @AfterAll
  static void drop_database() {
    database.close();
  }

  @Override
  protected StoreFixture fixture() {
    database.clear();
    return new JooqFixture(
        JooqKeelson.over(recorder.dataSource()), JooqKeelson.over(database.hostDataSource()));
  }

  private record JooqFixture(Keelson keelson, Keelson host) implements StoreFixture {

    @Override
    public boolean isRefusedToRole(Throwable failure) {
      return database.refused(failure);
    }

    @Override
    public Keelson secondInstance() {
      return JooqKeelson.over(database.dataSource());
    }

    @Override
    public OptionalInt statementsOf(Runnable work) {
      return OptionalInt.of(recorder.during(work).size());
    }
  }
}

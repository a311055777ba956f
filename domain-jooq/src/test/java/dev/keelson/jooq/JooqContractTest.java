// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import java.time.Duration;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class JooqContractTest extends KeelsonContract {

  private static TestDatabase database;
  private static StatementRecorder recorder;
  private static JooqFixture stores;

  @BeforeAll
  static void create_database() {
    database = PostgresForTests.newDatabase();
    recorder = StatementRecorder.over(database.dataSource());
    stores =
        new JooqFixture(
            over(recorder.dataSource()),
            over(database.dataSource()),
            over(database.hostDataSource()));
  }

  @AfterAll
  static void drop_database() {
    database.close();
  }

  @Override
  protected StoreFixture fixture() {
    database.clear();
    return stores;
  }

  private static Keelson over(DataSource source) {
    return JooqKeelson.over(source, database.clock());
  }

  private record JooqFixture(Keelson keelson, Keelson secondInstance, Keelson host)
      implements StoreFixture {

    @Override
    public boolean isRefusedToRole(Throwable failure) {
      return database.refused(failure);
    }

    @Override
    public void advance(Duration time) {
      database.advance(time);
    }

    @Override
    public OptionalInt statementsOf(Runnable work) {
      return OptionalInt.of(recorder.during(work).size());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import java.time.Duration;
import java.util.OptionalInt;

/** Two stores on one database that has no rows. */
record JpaFixture(Database database) implements StoreFixture {

  JpaFixture {
    database.database.clear();
  }

  @Override
  public Keelson keelson() {
    return database.first;
  }

  @Override
  public Keelson host() {
    return database.host;
  }

  @Override
  public boolean isRefusedToRole(Throwable failure) {
    return database.database.refused(failure);
  }

  @Override
  public Keelson secondInstance() {
    return database.second;
  }

  @Override
  public void advance(Duration time) {
    database.database.advance(time);
  }

  @Override
  public OptionalInt statementsOf(Runnable work) {
    return OptionalInt.of(database.recorder.during(work).size());
  }

  /** A database and three persistence units on it, which are slow to make. */
  static final class Database implements AutoCloseable {

    private final TestDatabase database = PostgresForTests.newDatabase();
    private final StatementRecorder recorder = StatementRecorder.over(database.dataSource());
    private final Keelson first = JpaKeelson.over(recorder.dataSource(), database.clock());
    private final Keelson second = JpaKeelson.over(database.dataSource(), database.clock());
    private final Keelson host = JpaKeelson.over(database.hostDataSource(), database.clock());

    @Override
    public void close() {
      host.close();
      second.close();
      first.close();
      database.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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
  public Keelson secondInstance() {
    return database.second;
  }

  @Override
  public OptionalInt statementsOf(Runnable work) {
    return OptionalInt.of(database.recorder.during(work).size());
  }

  @Override
  public void expire(Lease lease) {
    try (Connection connection = database.database.ownersDataSource().getConnection();
        Statement settings = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "update keelson.%s set lease_until = now() - interval '1 second' where project_id = ? and id = ? and lease_token = ?"
                    .formatted(EntityTypes.of(lease.subject().getClass()).name()))) {
      connection.setAutoCommit(false);
      // Time passes without a write, so no trigger may see this one.
      settings.execute("set local session_replication_role = replica");
      update.setObject(1, lease.projectId().value());
      update.setObject(2, lease.subject().value());
      update.setLong(3, lease.token());
      update.executeUpdate();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database and two persistence units on it, which are slow to make. */
  static final class Database implements AutoCloseable {

    private final TestDatabase database = PostgresForTests.newDatabase();
    private final StatementRecorder recorder = StatementRecorder.over(database.dataSource());
    private final Keelson first = JpaKeelson.over(recorder.dataSource());
    private final Keelson second = JpaKeelson.over(database.dataSource());

    @Override
    public void close() {
      second.close();
      first.close();
      database.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.migrations.Role;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.work.WorkItem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A store on a database that gets into trouble, and how that is done. Sessions begin anew with each
 * use of a connection, as they are set then.
 */
abstract class TroubledDatabase extends OnPostgres {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  final DataSource working = database.as(Role.CONTROL);
  DataSource current = working;
  TestWorld shop;

  /**
   * Runs {@code work} with a store in a transaction that the host began on a connection of {@code
   * dataSource}; rolls it back if {@code work} throws, and throws that.
   */
  protected abstract void inHostTransaction(DataSource dataSource, Consumer<Keelson> work);

  @BeforeEach
  final void clear() {
    database.clear();
    shop = TestWorld.in(keelson, keelson, EnumSet.allOf(Part.class));
  }

  @AfterEach
  final void the_trouble_passes() {
    current = working;
    owner("alter database \"%s\" reset all".formatted(database.name()));
    owner("alter database \"%s\" connection limit -1".formatted(database.name()));
  }

  /**
   * Returns what {@code work} returns, which writes {@code item} and then {@code run}, while
   * another transaction locks them the other way around.
   */
  final <R> R deadlocked(Run run, WorkItem item, Supplier<R> work) {
    try (Connection other = database.ownersDataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      try {
        statement.execute("set local deadlock_timeout = '1min'"); // so that the store gives way
        statement.execute("select from keelson.run where id = '%s' for update".formatted(run.id()));
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<R> writing =
            Race.started(
                "the store",
                () -> {
                  started.countDown();
                  return work.get();
                });
        Race.await(started);
        until("the store waits for a lock", "wait_event_type = 'Lock'", true);
        statement.execute(
            "select from keelson.work_item where id = '%s' for update".formatted(item.id()));
        other.commit();
        return result(writing);
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new AssertionError("the other transaction failed", e);
    }
  }

  private static <R> R result(FutureTask<R> task) {
    try {
      return Race.result(task);
    } catch (AssertionError e) {
      if (e.getCause() instanceof StoreUnavailableException told) {
        throw told;
      }
      throw e;
    }
  }

  static void assertPasses(ThrowingCallable work, String remedy) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(work)
        .withMessageContaining(remedy)
        .satisfies(e -> assertThat(e.isRetryable()).as("worth another try: %s", e).isTrue());
  }

  final void assertStays(String remedy) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> keelson.projects().get(shop.id()))
        .withMessageContaining(remedy)
        .satisfies(e -> assertThat(e.isRetryable()).as("worth another try: %s", e).isFalse());
  }

  /** Sets what sessions of the database begin with; each use of a connection begins one. */
  final void set(String setting, String value) {
    owner("alter database \"%s\" set %s = '%s'".formatted(database.name(), setting, value));
  }

  final void owner(String sql) {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("the owner could not run " + sql, e);
    }
  }

  /** Waits until there is a session of the store like that, or none. */
  final void until(String what, String session, boolean there) {
    String sql =
        "select exists (select from pg_stat_activity where datname = '%s' and pid <> pg_backend_pid() and %s)"
            .formatted(database.name(), session);
    Instant last = Instant.now().plus(LIMIT);
    while (exists(sql) != there) {
      assertThat(Instant.now()).as("%s within %s", what, LIMIT).isBefore(last);
      Race.pause(10);
    }
  }

  private boolean exists(String sql) {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() && result.getBoolean(1);
    } catch (SQLException e) {
      throw new AssertionError("the owner could not read " + sql, e);
    }
  }

  /** Connects to what is current. */
  @Override
  final DataSource connections() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              try {
                return method.invoke(current, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

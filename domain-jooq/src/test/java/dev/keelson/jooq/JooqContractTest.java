// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

final class JooqContractTest extends KeelsonContract {

  @RegisterExtension static final Skipped SKIPPED = new Skipped();

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

  /** As the owner or a host; what the processes of agents may not do is skipped for them. */
  @AfterAll
  static void nothing_is_skipped_for_who_may_do_everything() {
    if (database.hostDataSource().equals(database.dataSource())) {
      assertThat(SKIPPED.tests).as("skipped tests").isEmpty();
    }
  }

  @Override
  protected StoreFixture fixture() {
    database.clear();
    return stores;
  }

  private static Keelson over(DataSource source) {
    return JooqKeelson.over(source, database.clock());
  }

  /** The tests that were begun and given up. */
  static final class Skipped implements TestWatcher {

    private final Set<String> tests = new ConcurrentSkipListSet<>();

    @Override
    public void testAborted(ExtensionContext test, @Nullable Throwable why) {
      tests.add(test.getUniqueId());
    }
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

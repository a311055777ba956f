// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.sql.Database;
import dev.keelson.sql.RowMapping;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate provides: the sessions, connections and transactions of a persistence unit.
 *
 * @param schema that of the tables, whichever the rows name
 * @param end releases what was created for this database only
 */
record JpaDatabase(Sessions sessions, String schema, Runnable end) implements Database {

  @Override
  public <R> R onConnection(ConnectionWork<R> work) {
    return sessions.run(open -> open.once(session -> session.doReturningWork(work::on)));
  }

  @Override
  public <R> R inTransaction(Function<Database, R> work) {
    return sessions.run(open -> open.unit(session -> work.apply(in(session))));
  }

  @Override
  public <R> R inSnapshot(Function<Database, R> work) {
    return sessions.run(open -> open.snapshot(session -> work.apply(in(session))));
  }

  @Override
  public boolean isInTransaction() {
    return sessions.run(OpenSession::inTransaction);
  }

  @Override
  public <T> RowMapping<T> entityMapping(Class<T> type) {
    return Mappings.of(type);
  }

  @Override
  public <T extends Entity<I>, I extends Id> Map<String, @Nullable Object> parameters(
      EntityType<T, I> type, T value) {
    return Mappings.of(type).parameters(value);
  }

  @Override
  public void close() {
    end.run();
  }

  private JpaDatabase in(StatelessSession transaction) {
    return new JpaDatabase(Sessions.of(transaction), schema, () -> {});
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.jpa.rows.Row;
import dev.keelson.query.EntityType;
import dev.keelson.sql.Database;
import dev.keelson.sql.RowMapping;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The part that Hibernate provides: the sessions, connections and transactions of a persistence
 * unit, and plain writes.
 *
 * @param end releases what was created for this database only
 */
record JpaDatabase(Sessions sessions, Runnable end) implements Database {

  @Override
  public String schema() {
    return Row.SCHEMA;
  }

  @Override
  public <R> R onConnection(Work<R> work) {
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
  public <T extends Entity<I>, I extends Id> void insert(EntityType<T, I> type, T value) {
    Mapping<T, I, ?> mapping = Mappings.of(type);
    Row row = mapping.toRow(value);
    write(mapping, session -> session.insert(row));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<Instant> update(
      EntityType<T, I> type, T value, T next) {
    Mapping<T, I, ?> mapping = Mappings.of(type);
    Row row = mapping.toRow(next);
    row.version = value.version(); // Hibernate compares this one and writes the next
    return write(mapping, session -> update(session, row));
  }

  @Override
  public void close() {
    end.run();
  }

  private <R> R write(Mapping<?, ?, ?> mapping, Function<StatelessSession, R> work) {
    return sessions.run(open -> mapping.hasBody() ? open.together(work) : open.once(work));
  }

  private static Optional<Instant> update(StatelessSession session, Row row) {
    try {
      session.update(row);
      return Optional.of(row.createdAt);
    } catch (StaleStateException e) {
      return Optional.empty();
    } catch (HibernateException e) {
      if (isOfNoRow(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Returns whether an update found no row. Where an update returns the time of creation, Hibernate
   * notices the missing value before it counts rows, and has no exception type for it.
   */
  private static boolean isOfNoRow(HibernateException e) {
    String message = e.getMessage();
    return message != null && message.startsWith("The database returned no natively generated");
  }

  private static JpaDatabase in(StatelessSession transaction) {
    return new JpaDatabase(Sessions.of(transaction), () -> {});
  }
}

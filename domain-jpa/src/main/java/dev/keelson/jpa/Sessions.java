// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Where statements run: each in its own session, or all in the session of a larger unit of work. An
 * active transaction is joined, and ended only by whoever began it.
 */
interface Sessions {

  /** Runs {@code work} in a session. */
  <R> R run(Function<OpenSession, R> work);

  /** Returns sessions with their own connections, or with those of the host's JTA transaction. */
  static Sessions of(SessionFactory factory) {
    return new Sessions() {
      @Override
      public <R> R run(Function<OpenSession, R> work) {
        try (StatelessSession session = factory.openStatelessSession()) {
          return work.apply(new OpenSession(session, session.isJoinedToTransaction()));
        }
      }
    };
  }

  /**
   * Returns sessions on the connection of the host's entity manager. They share nothing else with
   * it: the entity manager would mark its transaction rollback-only after a failed statement, even
   * if a savepoint recovers it.
   */
  static Sessions of(EntityManager host) {
    return new Sessions() {
      @Override
      public <R> R run(Function<OpenSession, R> work) {
        Session session = host.unwrap(Session.class);
        boolean inTransaction = session.isJoinedToTransaction();
        return session.doReturningWork(connection -> {
          try (StatelessSession ours = session.getFactory().openStatelessSession(connection)) {
            return work.apply(new OpenSession(ours, inTransaction));
          }
        });
      }
    };
  }

  /** Returns the session of a transaction. */
  static Sessions of(StatelessSession transaction) {
    return new Sessions() {
      @Override
      public <R> R run(Function<OpenSession, R> work) {
        return work.apply(new OpenSession(transaction, true));
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.State;
import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** One of the statements that the SQL stores share, and its arguments. */
final class Call {

  private final Statement statement;
  private final Map<String, @Nullable Object> arguments = new HashMap<>();

  private Call(Statement statement) {
    this.statement = statement;
  }

  static Call of(Statement statement) {
    return new Call(statement);
  }

  Call with(String parameter, @Nullable Object argument) {
    arguments.put(parameter, argument);
    return this;
  }

  /** Sets what the statement names as the row does. */
  Call with(Row row) {
    Map<String, @Nullable Object> attributes = row.attributes();
    statement.parameters().stream()
        .filter(attributes::containsKey)
        .forEach(parameter -> with(parameter, attributes.get(parameter)));
    return this;
  }

  /** Sets what the statement checks of the lease. */
  Call under(Lease lease) {
    return with("projectId", lease.projectId())
        .with("workItemId", lease.workItemId())
        .with("token", lease.token());
  }

  /** Runs the statement in {@code session} and returns its rows. */
  <R> List<R> rows(StatelessSession session, Class<R> row) {
    return rows(session.createNativeQuery(statement.named(), row));
  }

  /** The same with several results in each row, which {@code query} names. */
  <R> List<R> rows(NativeQuery<R> query) {
    arguments.forEach((parameter, argument) -> bind(query, parameter, argument));
    return query.getResultList();
  }

  String text() {
    return statement.named();
  }

  private static void bind(NativeQuery<?> query, String name, @Nullable Object argument) {
    switch (argument) {
      case null -> query.setParameter(name, null, String.class);
      case State state -> query.setParameter(name, state.wire());
      case ArtifactContent content -> query.setParameter(name, content.toJson());
      default -> query.setParameter(name, argument);
    }
  }
}

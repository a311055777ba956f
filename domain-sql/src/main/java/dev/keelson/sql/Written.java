// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.EntityType;
import dev.keelson.usage.AgentExecution;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was being written when PostgreSQL refused it.
 *
 * @param table the table that its constraints are named after
 * @param targets what it refers to, by field
 */
record Written(Id id, String table, Function<String, @Nullable Id> targets) {

  static <T extends Entity<?>> Written of(EntityType<T, ?> type, T value) {
    return new Written(
        value.id(),
        type.name(),
        field ->
            type.references().stream()
                .filter(reference -> reference.field().equals(field))
                .map(reference -> reference.target(value))
                .findFirst()
                .orElseGet(() -> value instanceof ProjectOwned owned ? owned.projectId() : null));
  }

  /**
   * Returns the one of several values whose id the server's {@code detail} names, or null if it
   * names none.
   */
  static <T extends Entity<?>> @Nullable Written oneOf(
      EntityType<T, ?> type, List<T> values, String detail) {
    for (T value : values) {
      if (detail.contains(value.id().toString())) {
        return of(type, value);
      }
    }
    return null;
  }

  /**
   * Returns the one of several model calls that the server's {@code detail} refers to, by its key.
   */
  static Written oneOf(List<AgentExecution> executions, String detail) {
    AgentExecution refused =
        executions.stream()
            .filter(call ->
                detail.contains(call.id().toString()) || detail.contains(call.agentId().toString()))
            .findFirst()
            .orElse(executions.getFirst());
    return new Written(
        refused.id(),
        "agent_execution",
        field -> field.equals("agent_id") ? refused.agentId() : refused.projectId());
  }

  /** Returns the fields of {@code <table>_<fields>_key}; for a primary key, {@code id}. */
  String uniqueFields(String constraint) {
    return constraint.endsWith("_pkey") ? "id" : between(constraint, "_key");
  }

  /** Returns the field of {@code <table>_<field>_fkey}, or of the same key of the head table. */
  String referringField(String constraint) {
    return between(constraint.replace(table + "_head_", table + "_"), "_fkey");
  }

  Id target(String field) {
    return Objects.requireNonNull(targets.apply(field), field);
  }

  private String between(String constraint, String suffix) {
    return constraint.substring(table.length() + 1, constraint.length() - suffix.length());
  }
}

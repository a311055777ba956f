// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.sql.Retention;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Removes what has outlived its term, each kind by one statement. */
final class JpaRetentionSweep implements RetentionSweep {

  private static final Statement DUE_FILES = ArtifactRow.MAPPING.statement(Retention.DUE_FILES);

  private final Unit unit;

  JpaRetentionSweep(Unit unit) {
    this.unit = unit;
  }

  @Override
  public Map<Retained, Long> due(RetentionPolicy policy) {
    return each(policy, Retention.DUE, 1);
  }

  @Override
  public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
    return each(policy, Retention.PURGE, Check.atLeast(1, max, "max"));
  }

  @Override
  public List<Artifact> dueFiles(RetentionPolicy policy, int max) {
    int size = PageRequest.first(max).size();
    return policy
        .term(Retained.ARTIFACT_LOGS)
        .map(term -> Call.of(DUE_FILES).with("millis", term.toMillis()).with("max", size))
        .map(call -> run(call, ArtifactRow.MAPPING::read))
        .orElse(List.of());
  }

  private Map<Retained, Long> each(
      RetentionPolicy policy, Map<Retained, Statement> statements, long max) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    statements.forEach((what, statement) ->
        counts.put(
            what,
            policy
                .term(what)
                .map(term -> Call.of(statement).with("millis", term.toMillis()).with("max", max))
                .map(call -> run(call.with("actor", unit.actor()), row -> row.getLong(1)))
                .map(List::getFirst)
                .orElse(0L)));
    return counts;
  }

  private <T> List<T> run(Call call, Call.Reader<T> reader) {
    return unit.sessions()
        .write(session -> call.rows(session, reader), e -> SqlErrors.translate(e, "sweep"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.sql.Retention;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Removes what has outlived its term, each kind by one statement. */
final class JooqRetentionSweep implements RetentionSweep {

  private final Unit unit;

  JooqRetentionSweep(Unit unit) {
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
        .map(term -> new JooqArtifactRepository(unit, null).dueFiles(term, size))
        .orElse(List.of());
  }

  private Map<Retained, Long> each(
      RetentionPolicy policy, Map<Retained, Statement> statements, long max) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    statements.forEach((what, statement) ->
        counts.put(what, policy.term(what).map(term -> count(statement, term, max)).orElse(0L)));
    return counts;
  }

  private long count(Statement statement, Duration term, long max) {
    Call call = unit.call(statement, Columns.of()).with("millis", term.toMillis()).with("max", max);
    return unit.run(
            dsl -> call.fetch(dsl, result -> result.getLong(1)),
            problem -> SqlErrors.translate(problem, "sweep"))
        .getFirst();
  }
}

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
import java.util.List;
import java.util.Map;

/** Removes what has outlived its term, each kind by one statement. */
final class JooqRetentionSweep implements RetentionSweep {

  private final StoreContext context;

  JooqRetentionSweep(StoreContext context) {
    this.context = context;
  }

  @Override
  public Map<Retained, Long> due(RetentionPolicy policy) {
    return Retention.counts(Retention.DUE, policy, (due, term) -> count(call(due, term)));
  }

  @Override
  public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
    long most = Check.atLeast(1, max, "max");
    return Retention.counts(
        Retention.PURGE, policy, (purge, term) -> count(call(purge, term).with("max", most)));
  }

  @Override
  public List<Artifact> dueFiles(RetentionPolicy policy, int max) {
    int size = PageRequest.first(max).size();
    return policy
        .term(Retained.ARTIFACT_LOGS)
        .map(term -> new JooqArtifactRepository(context, null).dueFiles(term, size))
        .orElse(List.of());
  }

  private Call call(Statement statement, Duration term) {
    return context.call(statement, Columns.of()).with("millis", term.toMillis());
  }

  private long count(Call call) {
    return context
        .run(
            dsl -> call.fetch(dsl, result -> result.getLong(1)),
            problem -> SqlErrors.translate(problem, "sweep"))
        .getFirst();
  }
}

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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Removes what has outlived its term, each kind by one statement. */
final class JpaRetentionSweep implements RetentionSweep {

  private static final Statement DUE_FILES = ArtifactRow.MAPPING.statement(Retention.DUE_FILES);

  private final StoreContext context;

  JpaRetentionSweep(StoreContext context) {
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
        Retention.PURGE,
        policy,
        (purge, term) -> count(call(purge, term).with("max", most).with("actor", context.actor())));
  }

  @Override
  public List<Artifact> dueFiles(RetentionPolicy policy, int max) {
    int size = PageRequest.first(max).size();
    return policy
        .term(Retained.ARTIFACT_LOGS)
        .map(term -> run(call(DUE_FILES, term).with("max", size), ArtifactRow.MAPPING::read))
        .orElse(List.of());
  }

  private static Call call(Statement statement, Duration term) {
    return Call.of(statement).with("millis", term.toMillis());
  }

  private long count(Call call) {
    return run(call, row -> row.getLong(1)).getFirst();
  }

  private <T> List<T> run(Call call, Call.Reader<T> reader) {
    return context
        .sessions()
        .write(session -> call.rows(session, reader), e -> SqlErrors.translate(e, "sweep"));
  }
}

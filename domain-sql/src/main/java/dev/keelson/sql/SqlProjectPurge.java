// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectPurge;
import dev.keelson.project.PurgedProject;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Purges;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Purges a project in one transaction, which locks it. */
final class SqlProjectPurge implements ProjectPurge {

  private static final Statement LOCK = Statement.load("lock_project");
  private static final Statement OPEN_RUNS =
      Statement.load("active_runs").active("activeRun", RunStatus.LIFECYCLE);
  private static final Statement BLOBS = Statement.load("project_blobs");
  private static final Statement PURGE =
      Statement.load("purge_project")
          .filled("deletions", each("%1$s_gone as (%2$s)", ",\n"))
          .filled("counts", each("select '%1$s', count(*) from %1$s_gone", "\nunion all\n"));

  private final StoreContext context;

  SqlProjectPurge(StoreContext context) {
    this.context = context;
  }

  @Override
  public Optional<PurgedProject> purge(ProjectId id) {
    return context.inOwnTransaction(tx -> purge(tx, id));
  }

  private static Optional<PurgedProject> purge(StoreContext tx, ProjectId id) {
    if (run(tx, LOCK, id).isEmpty()) {
      return Optional.empty();
    }
    for (Counted open : run(tx, OPEN_RUNS, id)) {
      throw Purges.refusedPurge(RunId.parse(open.what()));
    }
    List<Counted> blobs = run(tx, BLOBS, id);
    return Optional.of(
        Purges.of(
            run(tx, PURGE, id).stream().collect(toMap(Counted::what, Counted::count)),
            blobs.stream().map(Counted::what).toList()));
  }

  private static List<Counted> run(StoreContext tx, Statement statement, ProjectId id) {
    return tx.fetch(
        tx.call(statement).with("projectId", id),
        row -> new Counted(row.getString(1), row.getLong(2)),
        "purge " + id.describe());
  }

  /**
   * Returns {@code format} for each type, with its name and the statement that deletes its rows.
   */
  private static String each(String format, String separator) {
    Stream<String> entities =
        EntityTypes.ALL.stream().filter(EntityType::isOwned).map(EntityType::name);
    Stream<String> owned =
        Stream.concat(entities, EntityTypes.LOGS.stream().map(LogType::name))
            .map(name -> format.formatted(name, deletion(name, "project_id")));
    String project = Project.TYPE.name();
    return Stream.concat(
            owned,
            Stream.of(
                format.formatted(
                    project, deletion(project, "(select actor from signed) is not null and id"))))
        .collect(joining(separator));
  }

  private static String deletion(String table, String column) {
    return "delete from keelson.%s where %s = :projectId returning 1".formatted(table, column);
  }

  /** A row of one of the statements. */
  private record Counted(String what, long count) {}
}

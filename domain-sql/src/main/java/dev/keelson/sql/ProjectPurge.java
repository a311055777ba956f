// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.keelson.EntityTypes;
import dev.keelson.core.AppendType;
import dev.keelson.core.EntityType;
import dev.keelson.project.Project;
import dev.keelson.project.PurgedProject;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Purges a project. Its statements ask for {@code projectId} and {@code actor}. */
public final class ProjectPurge {

  private static final Statement LOCK = Statement.load("lock_project");
  private static final Statement OPEN_RUNS =
      Statement.load("open_runs").filled("openRun", Terminations.open(RunStatus.LIFECYCLE));
  private static final Statement BLOBS = Statement.load("project_blobs");
  private static final Statement PURGE =
      Statement.load("purge_project")
          .filled("deletions", each("%1$s_gone as (%2$s)", ",\n"))
          .filled("counts", each("select '%1$s', count(*) from %1$s_gone", "\nunion all\n"));

  private ProjectPurge() {}

  /**
   * Purges the project, or finds none.
   *
   * @param run runs a statement; all of them in one transaction
   * @throws dev.keelson.core.InvalidValueException if a run of it is open
   */
  public static Optional<PurgedProject> purge(Function<Statement, List<Found>> run) {
    if (run.apply(LOCK).isEmpty()) {
      return Optional.empty();
    }
    for (Found open : run.apply(OPEN_RUNS)) {
      throw Project.refusedPurge(RunId.parse(open.what()));
    }
    List<Found> blobs = run.apply(BLOBS);
    return Optional.of(
        PurgedProject.of(
            run.apply(PURGE).stream().collect(toMap(Found::what, Found::count)),
            blobs.stream().map(Found::what).toList()));
  }

  /** Writes {@code format} for each type, with its name and the statement that deletes its rows. */
  private static String each(String format, String separator) {
    Stream<String> entities =
        EntityTypes.ALL.stream().filter(EntityType::isOwned).map(EntityType::name);
    Stream<String> owned =
        Stream.concat(entities, EntityTypes.APPENDED.stream().map(AppendType::name))
            .map(name -> format.formatted(name, deletion(name, "project_id")));
    String project = Project.TYPE.name();
    return Stream.concat(owned, Stream.of(format.formatted(project, deletion(project, "id"))))
        .collect(joining(separator));
  }

  private static String deletion(String table, String column) {
    return "delete from keelson.%s where %s = :projectId returning 1".formatted(table, column);
  }

  /** A row of one of the statements. */
  public record Found(String what, long count) {

    /** Reads a row. */
    public static Found read(ResultSet row) throws SQLException {
      return new Found(row.getString(1), row.getLong(2));
    }
  }
}

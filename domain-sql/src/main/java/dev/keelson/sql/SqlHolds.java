// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalHold;
import dev.keelson.journal.LiftedHold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The holds, which functions of the database write: they run as the owner of the schema. */
record SqlHolds(StoreContext context) implements HoldStore {

  @Override
  public void place(ProjectId project, UUID subject, String reason) {
    context.fetch(
        call("hold", project).with("subject", subject).with("reason", reason),
        row -> row.wasNull(),
        "hold " + project.describe());
  }

  @Override
  public boolean lift(ProjectId project, UUID subject) {
    return context
        .fetch(
            call("lift_hold", project).with("subject", subject),
            row -> row.getBoolean(1),
            "lift a hold on " + project.describe())
        .getFirst();
  }

  @Override
  public List<JournalHold> placed(ProjectId project) {
    return context.fetch(call("holds", project), row -> hold(project, row), "read holds");
  }

  @Override
  public List<LiftedHold> lifted(ProjectId project) {
    return context.fetch(
        call("lifted_holds", project),
        row ->
            new LiftedHold(
                hold(project, row), Actor.parse(row.getString(5)), SqlJournal.time(row, 6)),
        "read lifted holds");
  }

  private static JournalHold hold(ProjectId project, ResultSet row) throws SQLException {
    UUID subject = row.getObject(1, UUID.class);
    return new JournalHold(
        project,
        subject.equals(project.value()) ? null : new RunId(subject),
        row.getString(2),
        Actor.parse(row.getString(3)),
        SqlJournal.time(row, 4));
  }

  private Call call(String statement, ProjectId project) {
    return context.call(statement).with("projectId", project);
  }
}

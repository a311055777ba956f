// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalHold;
import dev.keelson.journal.LiftedHold;
import dev.keelson.query.RowType;
import dev.keelson.query.Scalar;
import dev.keelson.spi.EntityTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holds, and those that keep a row from being removed. */
record MemoryHolds(MemoryStore store) implements HoldStore {

  /** The table of holds, by subject. */
  static final String TABLE = "journal_hold";

  private static final Comparator<JournalHold> ORDER =
      Comparator.comparing(hold -> subject(hold), Scalar.ORDER);

  /** The table of the holds that were lifted, by their number. */
  static final String LIFTED = "journal_lifted_hold";

  @Override
  public void place(ProjectId project, UUID subject, String reason) {
    store.change(tx -> {
      RunId run = subject.equals(project.value()) ? null : new RunId(subject);
      lift(tx, project, subject);
      JournalHold hold = new JournalHold(project, run, reason, tx.actor(), tx.now());
      tx.layer().put(table(project), subject, hold);
      return hold;
    });
  }

  @Override
  public boolean lift(ProjectId project, UUID subject) {
    return store.change(tx -> lift(tx, project, subject));
  }

  private static boolean lift(MemoryStore tx, ProjectId project, UUID subject) {
    Optional<JournalHold> held = tx.layer().find(table(project), subject);
    held.ifPresent(hold -> {
      tx.layer().put(table(project), subject, null);
      int number = lifted(tx.layer(), project).size();
      tx.layer().put(liftedTable(project), number, new LiftedHold(hold, tx.actor(), tx.now()));
    });
    return held.isPresent();
  }

  @Override
  public List<JournalHold> placed(ProjectId project) {
    return store.read(layer -> in(layer, project));
  }

  @Override
  public List<LiftedHold> lifted(ProjectId project) {
    return store.read(layer -> lifted(layer, project));
  }

  private static List<LiftedHold> lifted(Layer layer, ProjectId project) {
    return layer.all(liftedTable(project)).stream()
        .sorted(Comparator.comparing(LiftedHold::liftedAt))
        .toList();
  }

  private static Table<LiftedHold> liftedTable(ProjectId project) {
    return new Table<>(LIFTED, project);
  }

  static Table<JournalHold> table(ProjectId project) {
    return new Table<>(TABLE, project);
  }

  /** Returns the holds in a project, the one of the project first. */
  static List<JournalHold> in(Layer layer, ProjectId project) {
    return layer.all(table(project)).stream()
        .sorted(
            Comparator.comparing((JournalHold hold) -> hold.runId() != null).thenComparing(ORDER))
        .toList();
  }

  private static UUID subject(JournalHold hold) {
    return hold.runId() == null ? hold.projectId().value() : hold.runId().value();
  }

  /** Refuses to remove a row that is held. */
  static <T> void check(Layer layer, RowType<T> type, T row) {
    holding(layer, type, row)
        .ifPresent(hold -> {
          throw hold.refusal();
        });
  }

  /** Refuses to remove a project that is held, or has runs that are. */
  static void checkProject(Layer layer, ProjectId project) {
    in(layer, project).stream()
        .findFirst()
        .ifPresent(hold -> {
          throw hold.refusal();
        });
  }

  /** Returns the hold that keeps a row, or empty. */
  static <T> Optional<JournalHold> holding(Layer layer, RowType<T> type, T row) {
    ProjectId project =
        row instanceof ProjectOwned owned
            ? owned.projectId()
            : new ProjectId(((Entity<?>) row).id().value());
    List<JournalHold> holds = in(layer, project);
    return holds.isEmpty()
        ? Optional.empty()
        : holds.stream().filter(hold -> hold.keeps(run(layer, type, row))).findFirst();
  }

  private static <T> @Nullable RunId run(Layer layer, RowType<T> type, T row) {
    return row instanceof LogEntry<?> entry
        ? Rows.find(layer, Target.of(row, entry.parent())).map(MemoryHolds::run).orElse(null)
        : Moves.run(type, row);
  }

  @SuppressWarnings("unchecked") // the type is the value's own
  private static @Nullable RunId run(Object value) {
    return Moves.run(
        (RowType<Object>) (RowType<?>) EntityTypes.of(((Entity<?>) value).id().getClass()), value);
  }
}

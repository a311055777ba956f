// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretScanner;
import java.util.List;

/**
 * The holds in one project. While one is placed, nothing of the project, or of the run, is removed:
 * no sweep, purge or deletion.
 */
public final class Holds {

  private final ProjectId project;
  private final HoldStore store;
  private final SecretScanner scanner;

  /** Creates the holds of {@code project}, whose reasons must hold nothing that a scanner finds. */
  public Holds(ProjectId project, HoldStore store, SecretScanner scanner) {
    this.project = Check.present(project, "project");
    this.store = Check.present(store, "store");
    this.scanner = Check.present(scanner, "scanner");
  }

  /**
   * Holds everything that the project has; replaces the reason of a hold that is there, which
   * {@link #findLifted} keeps.
   *
   * @param reason a line of at most {@value JournalHold#MAX_REASON} characters
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   */
  public void place(String reason) {
    checkReason(reason);
    store.place(project, project.value(), reason);
  }

  /**
   * Holds what belongs to a run, which need not be stored; replaces the reason of a hold that is
   * there, which {@link #findLifted} keeps.
   *
   * @param reason a line of at most {@value JournalHold#MAX_REASON} characters
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   */
  public void place(RunId run, String reason) {
    checkReason(reason);
    store.place(project, Check.present(run, "run").value(), reason);
  }

  /** Lifts the hold on the project; those on its runs stay. Returns whether there was one. */
  public boolean lift() {
    return store.lift(project, project.value());
  }

  /** Lifts the hold on a run. Returns whether there was one. */
  public boolean lift(RunId run) {
    return store.lift(project, Check.present(run, "run").value());
  }

  /** Returns all holds: the one on the project first, then by run. */
  public List<JournalHold> findAll() {
    return store.placed(project);
  }

  /** Returns the holds that were lifted or replaced, the earliest of these first. */
  public List<LiftedHold> findLifted() {
    return store.lifted(project);
  }

  private void checkReason(String reason) {
    Check.line(reason, "reason", JournalHold.MAX_REASON);
    scanner.refuse(reason, "reason");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.workspace.CleanUpPolicy;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which workspaces lose their trees: the old ones that nobody wants, and no other. */
final class CleanUpPolicyTest {

  private static final ProjectId SHOP = ProjectId.next();
  private static final CleanUpPolicy POLICY =
      new CleanUpPolicy(Duration.ofHours(1), Duration.ofDays(3));
  private static final Instant LONG_AFTER = Made.NOW.plus(Duration.ofDays(300));

  private final Workspace ready = written(Workspaces.ready(WorkItems.pending(SHOP)));
  private final Workspace archived = ready.archived(StatusReason.SUPERSEDED);

  @Test
  void what_has_ended_is_kept_for_a_while_and_what_is_idle_for_longer() {
    Instant anHourLater = Made.NOW.plus(Duration.ofHours(1));
    assertThat(candidates(anHourLater.minusMillis(1), ready, archived)).isEmpty();
    assertThat(candidates(anHourLater, ready, archived)).containsExactly(archived);
    Instant threeDaysLater = Made.NOW.plus(Duration.ofDays(3));
    assertThat(candidates(threeDaysLater.minusMillis(1), ready, archived))
        .containsExactly(archived);
    assertThat(candidates(threeDaysLater, ready, archived)).containsExactly(ready, archived);
    Workspace failed = written(Workspaces.failed(SHOP)).withContainerRef("/trees/half");
    assertThat(candidates(anHourLater, failed)).containsExactly(failed);
  }

  @Test
  @Proves("R002-38")
  void what_is_pinned_is_never_cleaned_up() {
    assertThat(candidates(LONG_AFTER, ready.withPinned(true), archived.withPinned(true))).isEmpty();
  }

  @Test
  void what_is_being_prepared_or_has_no_tree_is_never_cleaned_up() {
    Workspace preparing = written(Workspaces.preparing(SHOP)).withContainerRef("/trees/half");
    assertThat(candidates(LONG_AFTER, preparing, ready.withContainerRef(null))).isEmpty();
  }

  @Test
  void what_is_running_is_never_cleaned_up_also_if_it_was_archived() {
    for (Workspace workspace : List.of(ready, archived)) {
      Session created = Sessions.created(workspace);
      Session provisioning = created.provisioning(Made.NOW);
      for (Session busy :
          List.of(
              provisioning, provisioning.bootstrapping(Made.NOW), Sessions.running(workspace))) {
        assertThat(POLICY.candidates(List.of(workspace), List.of(busy), List.of(), LONG_AFTER))
            .as("%s in %s", busy.status(), workspace.status())
            .isEmpty();
      }
      ExecutionProcess running = ExecutionProcesses.running(created);
      assertThat(
              POLICY.candidates(List.of(workspace), List.of(created), List.of(running), LONG_AFTER))
          .isEmpty();
      assertThat(
              POLICY.candidates(
                  List.of(workspace),
                  List.of(created),
                  List.of(running.completed(0, Made.NOW)),
                  LONG_AFTER))
          .containsExactly(workspace);
    }
  }

  @Test
  void activity_in_a_session_keeps_its_workspace_and_no_other() {
    Instant fourDaysLater = Made.NOW.plus(Duration.ofDays(4));
    Session used =
        Sessions.created(ready)
            .ready(Made.NOW)
            .withLastActivityAt(fourDaysLater.minus(Duration.ofDays(1)));
    Workspace other = written(Workspaces.ready(WorkItems.pending(SHOP)));
    assertThat(POLICY.candidates(List.of(ready, other), List.of(used), List.of(), fourDaysLater))
        .containsExactly(other);
    assertThat(
            POLICY.candidates(
                List.of(ready, other),
                List.of(used),
                List.of(),
                fourDaysLater.plus(Duration.ofDays(2))))
        .containsExactly(ready, other);
  }

  @Test
  void a_policy_keeps_trees_for_no_less_than_no_time() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new CleanUpPolicy(Duration.ofMillis(-1), Duration.ZERO));
    assertThat(CleanUpPolicy.DEFAULT).isEqualTo(POLICY);
  }

  private static List<Workspace> candidates(Instant now, Workspace... workspaces) {
    return POLICY.candidates(List.of(workspaces), List.of(), List.of(), now);
  }

  private static Workspace written(Workspace workspace) {
    return workspace.withAudit(AuditInfo.made(Made.NOW).written(Made.NOW, Actor.KEELSON));
  }
}

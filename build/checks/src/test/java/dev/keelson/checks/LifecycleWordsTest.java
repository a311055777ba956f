// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.State;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.ExecutionProcessStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words of all five systems are understood; one word for each state is written. */
final class LifecycleWordsTest {

  /** What the model accepts and never writes. */
  private static final List<String> SYNONYMS =
      List.of(
          "canceled",
          "success",
          "succeeded",
          "done",
          "todo",
          "inprogress",
          "executing",
          "created",
          "queued");

  @Test
  @Proves("R000-84")
  void a_run_reads_the_words_of_jido_code() {
    for (String word :
        List.of("pending", "running", "awaiting_approval", "completed", "failed", "cancelled")) {
      assertThat(RunStatus.LIFECYCLE.parse(word).wireName()).isEqualTo(word);
    }
  }

  @Test
  @Proves({"R001-54", "R001-72"})
  void work_and_outcomes_read_the_words_of_synorg() {
    for (String word : List.of("pending", "in_progress", "completed", "failed")) {
      assertThat(WorkItemStatus.LIFECYCLE.parse(word).wireName()).isEqualTo(word);
    }
    assertThat(RunStatus.LIFECYCLE.parse("success")).isEqualTo(RunStatus.COMPLETED);
    assertThat(RunStatus.LIFECYCLE.parse("failure")).isEqualTo(RunStatus.FAILED);
  }

  @Test
  @Proves({"R002-20", "R002-23"})
  void a_task_reads_the_words_of_vibe_kanban() {
    Lifecycle<WorkItemStatus> task = WorkItemStatus.LIFECYCLE;
    assertThat(task.parse("Todo")).isEqualTo(WorkItemStatus.PENDING).isEqualTo(task.initial());
    assertThat(task.parse("InProgress")).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(task.parse("InReview")).isEqualTo(WorkItemStatus.IN_REVIEW);
    assertThat(task.parse("Done")).isEqualTo(WorkItemStatus.COMPLETED);
    assertThat(task.parse("Cancelled")).isEqualTo(WorkItemStatus.CANCELLED);
    assertThat(WorkItem.titled(ProjectId.next(), "Fix the login", Made.NOW).status())
        .isEqualTo(WorkItemStatus.PENDING);
  }

  @Test
  @Proves({
    "R004-20", "R004-21", "R004-22", "R004-23", "R004-24", "R004-25", "R004-26", "R004-27",
    "R004-28"
  })
  void a_workflow_reads_the_words_of_aura() {
    Lifecycle<RunStatus> workflow = RunStatus.LIFECYCLE;
    assertThat(workflow.parse("Created")).isEqualTo(RunStatus.PENDING);
    assertThat(workflow.parse("Enriching")).isEqualTo(RunStatus.ENRICHING);
    assertThat(workflow.parse("Enriched")).isEqualTo(RunStatus.ENRICHED);
    assertThat(workflow.parse("Planning")).isEqualTo(RunStatus.PLANNING);
    assertThat(workflow.parse("Planned")).isEqualTo(RunStatus.PLANNED);
    assertThat(workflow.parse("Executing")).isEqualTo(RunStatus.RUNNING);
    assertThat(workflow.parse("Completed")).isEqualTo(RunStatus.COMPLETED);
    assertThat(workflow.parse("Failed")).isEqualTo(RunStatus.FAILED);
    assertThat(workflow.parse("Cancelled")).isEqualTo(RunStatus.CANCELLED);
  }

  @Test
  @Proves({"R004-46", "R004-47", "R004-48", "R004-49", "R004-50"})
  void a_step_reads_the_words_of_aura() {
    Lifecycle<RunStepStatus> step = RunStepStatus.LIFECYCLE;
    assertThat(step.parse("Pending")).isEqualTo(RunStepStatus.PENDING).isEqualTo(step.initial());
    assertThat(step.parse("Running")).isEqualTo(RunStepStatus.RUNNING);
    assertThat(step.parse("Completed")).isEqualTo(RunStepStatus.COMPLETED);
    assertThat(step.parse("Failed")).isEqualTo(RunStepStatus.FAILED);
    assertThat(step.parse("Skipped")).isEqualTo(RunStepStatus.SKIPPED);
  }

  @Test
  @Proves({"R002-60", "R002-87", "R000-122", "R003-79"})
  void processes_pull_requests_and_jobs_read_the_words_of_their_systems() {
    for (String word : List.of("Running", "Completed", "Failed", "Killed")) {
      assertThat(ExecutionProcessStatus.LIFECYCLE.parse(word).name()).isEqualToIgnoringCase(word);
    }
    for (String word : List.of("open", "merged", "closed")) {
      assertThat(PullRequestStatus.LIFECYCLE.parse(word).wireName()).isEqualTo(word);
    }
    for (String word : List.of("queued", "running", "succeeded", "failed")) {
      assertThat(SandboxJobStatus.LIFECYCLE.parse(word).wireName()).isEqualTo(word);
    }
  }

  @Test
  void the_words_of_all_five_systems_mean_the_state_that_stands_for_them() {
    assertThat(WorkItemStatus.LIFECYCLE.parse("success")).isEqualTo(WorkItemStatus.COMPLETED);
    assertThat(WorkItemStatus.LIFECYCLE.parse("succeeded")).isEqualTo(WorkItemStatus.COMPLETED);
    assertThat(WorkItemStatus.LIFECYCLE.parse("executing")).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(WorkItemStatus.LIFECYCLE.parse("running")).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(WorkItemStatus.LIFECYCLE.parse("queued")).isEqualTo(WorkItemStatus.PENDING);
    assertThat(RunStatus.LIFECYCLE.parse("queued")).isEqualTo(RunStatus.PENDING);
    assertThat(RunStatus.LIFECYCLE.parse("canceled")).isEqualTo(RunStatus.CANCELLED);
    assertThat(RunStatus.LIFECYCLE.parse("inprogress")).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void every_state_is_read_from_its_own_name_however_that_is_spelt() {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      for (State state : lifecycle.states()) {
        String camelCase = state.wireName().replace("_", "");
        for (String spelling :
            List.of(
                state.wireName(),
                state.name(),
                state.wireName().replace('_', '-'),
                state.wireName().replace('_', ' '),
                camelCase)) {
          assertThat((Object) lifecycle.parse(spelling)).as(spelling).isEqualTo(state);
        }
      }
    }
  }

  @Test
  void a_synonym_is_read_where_it_means_a_state_and_never_written() {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      List<String> written = lifecycle.states().stream().map(State::wireName).toList();
      for (String synonym : SYNONYMS) {
        Optional<State> state = read(lifecycle, synonym);
        state.ifPresent(meant -> assertThat(meant.wireName()).isIn(written));
        assertThat(written.contains(synonym))
            .as("%s writes %s", lifecycle.kind(), synonym)
            .isEqualTo(state.filter(meant -> meant.wireName().equals(synonym)).isPresent());
      }
    }
  }

  @Test
  @Proves("R000-10")
  void states_are_written_in_lower_case_words() {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      assertThat(lifecycle.states())
          .extracting(State::wireName)
          .allSatisfy(word -> assertThat(word).matches("[a-z]+(_[a-z]+)*"));
    }
  }

  @Test
  void a_word_that_means_no_state_is_refused_without_quoting_it() {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      for (String word : List.of("", "zombie", "pendin", "pending!")) {
        assertThatExceptionOfType(InvalidValueException.class)
            .as(lifecycle.kind())
            .isThrownBy(() -> lifecycle.parse(word))
            .withMessage(
                "%s.status must be one of %s; got a word of %s characters that is none of them",
                lifecycle.kind(),
                lifecycle.states().stream().map(State::wireName).toList(),
                word.length());
      }
    }
  }

  private static Optional<State> read(Lifecycle<?> lifecycle, String word) {
    try {
      return Optional.of(lifecycle.parse(word.toUpperCase(Locale.ROOT)));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }
}

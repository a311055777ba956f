// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-137",
  "R002-46",
  "R002-47",
  "R002-48",
  "R002-49",
  "R002-50",
  "R002-51",
  "R002-52",
  "R002-53",
  "R002-54",
  "R002-60",
  "R002-61"
})
public abstract class ExecutionProcessSuite
    extends OwnedLifecycleSuite<ExecutionProcess, ExecutionProcessId> {

  @Override
  protected EntityType<ExecutionProcess, ExecutionProcessId> type() {
    return ExecutionProcess.TYPE;
  }

  @Override
  protected Repository<ExecutionProcess, ExecutionProcessId> repository(TestWorld world) {
    return world.project().processes();
  }

  @Override
  protected ExecutionProcess minimal(TestWorld world) {
    return ExecutionProcesses.running(world.session());
  }

  @Override
  protected List<ExecutionProcess> everyComponentSet(TestWorld world) {
    return List.of(ExecutionProcesses.everyComponentSet(world.session(), world.step()));
  }

  @Override
  protected ExecutionProcess edited(ExecutionProcess process) {
    return process.withExecutorAction(process.executorAction().with("edited", process.version()));
  }

  @Override
  protected Map<String, BinaryOperator<ExecutionProcess>> clashes() {
    return Map.of();
  }

  @Override
  protected ExecutionProcess inState(ExecutionProcess process, String state) {
    ExecutionProcessStatus status = ExecutionProcessStatus.LIFECYCLE.parse(state);
    return ExecutionProcess.builder()
        .from(process)
        .status(status)
        .statusReason(status == ExecutionProcessStatus.KILLED ? StatusReason.KILLED : null)
        .finishedAt(status == ExecutionProcessStatus.RUNNING ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<ExecutionProcess, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "session_id",
            SessionId.next(),
            world -> world.session().id(),
            ExecutionProcess::withSessionId),
        new Pointer<>(
            "run_id", RunId.next(), world -> world.run().id(), ExecutionProcess::withRunId),
        new Pointer<>(
            "step_id", RunStepId.next(), world -> world.step().id(), ExecutionProcess::withStepId));
  }

  @Override
  protected ExecutionProcess movedTo(ExecutionProcess process, ProjectId project) {
    return process.withProjectId(project);
  }

  @Test
  @Proves({"R002-04", "R002-45", "R002-64"})
  final void a_session_has_many_processes_and_keeps_those_that_were_dropped() {
    Session session = shop.session();
    List<ExecutionProcess> stored =
        Stream.of(ProcessKind.SETUP_SCRIPT, ProcessKind.CODING_AGENT, ProcessKind.CLEANUP_SCRIPT)
            .map(kind -> ExecutionProcess.startedBy(session, kind, Json.EMPTY, Made.NOW))
            .map(repository()::insert)
            .toList();
    shop.process();
    ExecutionProcess dropped =
        repository().update(stored.get(1).id(), process -> process.withDropped(true));
    assertThat(all(page -> shop.project().processes().findBySession(session.id(), page)))
        .containsExactly(stored.get(0), dropped, stored.get(2));
  }

  @Test
  @Proves({"R002-48", "R002-55", "R002-56", "R002-57", "R002-58", "R002-59"})
  final void a_process_says_why_it_was_started_in_words_that_hosts_may_add_to() {
    for (String kind :
        List.of(
            "setup_script",
            "cleanup_script",
            "archive_script",
            "coding_agent",
            "dev_server",
            "of the host's own")) {
      ExecutionProcess stored = repository().insert(minimal(shop).withKind(new ProcessKind(kind)));
      assertThat(repository().get(stored.id()).kind().value()).isEqualTo(kind);
    }
  }

  @Test
  @Proves({"R002-51", "R002-60", "R002-61"})
  final void a_process_runs_and_ends_once() {
    ExecutionProcess running = shop.process();
    assertThat(running.status()).isEqualTo(ExecutionProcessStatus.RUNNING);
    assertThat(
            all(page ->
                shop.project().processes().findByStatus(ExecutionProcessStatus.RUNNING, page)))
        .containsExactly(running);
    ExecutionProcess failed =
        repository().update(running.id(), process -> process.failed(137, Made.NOW));
    assertThat(failed.exitCode()).as("exitCode").isEqualTo(137);
    assertThat(
            all(page ->
                shop.project().processes().findByStatus(ExecutionProcessStatus.RUNNING, page)))
        .isEmpty();
    for (ExecutionProcessStatus status : ExecutionProcessStatus.values()) {
      if (status != ExecutionProcessStatus.FAILED) {
        assertThatExceptionOfType(IllegalTransitionException.class)
            .isThrownBy(
                () -> repository().update(inState(failed.withExitCode(null), status.wireName())));
      }
    }
    assertThat(repository().get(running.id())).isEqualTo(failed);
  }

  @Test
  final void a_process_serves_what_its_session_serves() {
    RunStep step = shop.step();
    Session session =
        shop.project()
            .sessions()
            .insert(
                shop.session()
                    .withId(SessionId.next())
                    .withRunId(step.runId())
                    .withStepId(step.id()));
    ExecutionProcess process =
        repository()
            .insert(
                ExecutionProcess.startedBy(
                    session, ProcessKind.SETUP_SCRIPT, Json.EMPTY.with("run", "make"), Made.NOW));
    assertThat(process.runId()).isEqualTo(step.runId());
    assertThat(process.stepId()).isEqualTo(step.id());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.run.RunStepRepository;
import dev.keelson.testkit.contract.Race;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class WorkspaceMutantsTest {

  @Test
  void a_log_that_appends_one_by_one_is_caught() {
    assertCaught(
        appending((call, chunks) -> {
          List<LogChunk> stored = new ArrayList<>();
          for (LogChunk chunk : chunks) {
            stored.addAll(chunks(call.proceedWith(2, List.of(chunk))));
            if (chunks.size() < 10) {
              Race.pause(1); // for others to come between
            }
          }
          return stored;
        }),
        "The_log_of_a_process.numbers_are_dense_and_batches_whole_however_many_append");
  }

  @Test
  void a_log_that_stores_what_is_sent_again_is_caught() {
    assertCaught(
        appending((call, chunks) ->
            call.proceedWith(
                2,
                chunks.stream()
                    .map(chunk -> chunk.withKey(chunk.key() == null ? null : fresh(chunk)))
                    .toList())),
        "The_log_of_a_process.what_is_sent_again_under_its_key_is_stored_once",
        "The_log_of_a_process.what_many_send_under_the_same_keys_is_stored_once");
  }

  @Test
  void a_log_that_tells_other_numbers_than_it_stores_is_caught() {
    assertCaught(
        appending((call, chunks) ->
            chunks(call.proceed()).stream()
                .map(chunk -> chunk.withSequence(chunk.sequence() - 1))
                .toList()),
        "The_log_of_a_process.numbers_count_from_1_in_the_order_given",
        "The_log_of_a_process.numbers_are_dense_and_batches_whole_however_many_append");
  }

  @Test
  void a_branch_that_two_live_workspaces_have_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            Workspace.TYPE,
            insteadOf(
                AlreadyExistsException.class,
                call -> call.proceedWith(1, call.arg(1, Workspace.class).withBranch("another")))),
        "Workspaces.a_branch_is_taken_only_while_its_workspace_is_live");
  }

  @Test
  void a_turn_of_a_process_without_an_agent_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            CodingAgentTurn.TYPE,
            insteadOf(
                InvalidValueException.class, call -> Objects.requireNonNull(call.args().get(1)))),
        "Turns_of_agents.only_a_process_that_runs_an_agent_has_a_turn");
  }

  @Test
  void a_termination_that_leaves_processes_running_is_caught() {
    assertCaught(
        in(
            Termination.class,
            "close",
            call -> {
              StatusReason reason = call.arg(1, StatusReason.class);
              return call.scope()
                  .workspaces()
                  .update(
                      call.arg(0, WorkspaceId.class),
                      workspace -> workspace.isActive() ? workspace.closed(reason) : workspace);
            }),
        "Terminating.a_workspace_is_closed_with_the_sessions_and_processes_that_go_on_in_it",
        "Terminating.what_is_over_stays_as_it_is_and_what_still_seems_to_run_in_it_ends");
  }

  @Test
  void a_termination_that_ends_half_of_what_it_refuses_to_end_is_caught() {
    assertCaught(
        in(
            Termination.class,
            "fail",
            call -> {
              try {
                return call.proceed();
              } catch (SecretFoundException e) {
                RunId run = call.arg(0, RunId.class);
                RunStepRepository steps = call.scope().steps();
                Page.all((PageRequest page) -> steps.findByRun(run, page))
                    .forEach(
                        step -> steps.update(step.cancelled(StatusReason.KILLED, Instant.now())));
                throw e;
              }
            }),
        "Terminating.refuses_what_is_not_stored_and_what_looks_like_a_secret");
  }

  /** Appends chunks of logs in another way. */
  private static Fault appending(Appending other) {
    return call ->
        call.is(LogStore.class, "append") && call.isOf(LogChunk.TYPE)
            ? other.answer(call, chunks(call.arg(2, List.class)))
            : call.proceed();
  }

  private static List<LogChunk> chunks(Object entries) {
    return ((List<?>) entries).stream().map(LogChunk.class::cast).toList();
  }

  private static String fresh(LogChunk chunk) {
    return chunk.key() + " " + chunk.text().hashCode();
  }

  private interface Appending {
    Object answer(Call call, List<LogChunk> chunks) throws Throwable;
  }
}

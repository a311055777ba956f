// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.CodingAgentTurnId;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.Session;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@Proves({"R002-91", "R002-92", "R002-93", "R002-94", "R002-95", "R002-96", "R002-97"})
public abstract class CodingAgentTurnSuite extends OwnedSuite<CodingAgentTurn, CodingAgentTurnId> {

  @Override
  protected EntityType<CodingAgentTurn, CodingAgentTurnId> type() {
    return CodingAgentTurn.TYPE;
  }

  @Override
  protected CodingAgentTurnRepository repository(TestWorld world) {
    return world.project().codingAgentTurns();
  }

  @Override
  protected CodingAgentTurn minimal(TestWorld world) {
    return CodingAgentTurns.minimal(world.process());
  }

  @Override
  protected List<CodingAgentTurn> everyComponentSet(TestWorld world) {
    return List.of(CodingAgentTurns.everyComponentSet(world.process()));
  }

  @Override
  protected CodingAgentTurn edited(CodingAgentTurn turn) {
    return turn.withSummary("Edit " + turn.version());
  }

  @Override
  protected Map<String, BinaryOperator<CodingAgentTurn>> clashes() {
    return Map.of("process_id", (fresh, stored) -> fresh.withProcessId(stored.processId()));
  }

  @Override
  protected List<Pointer<CodingAgentTurn, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "process_id",
            ExecutionProcessId.next(),
            world -> world.process().id(),
            CodingAgentTurn::withProcessId));
  }

  @Override
  protected CodingAgentTurn movedTo(CodingAgentTurn turn, ProjectId project) {
    return turn.withProjectId(project);
  }

  @Test
  @Proves({"R002-05", "R002-62", "R002-92", "R002-97"})
  final void a_process_has_one_turn_or_none() {
    ExecutionProcess process = shop.process();
    assertThat(repository(shop).findByProcess(process.id())).isEmpty();
    CodingAgentTurn turn =
        repository(shop).insert(CodingAgentTurn.of(process, "Mend the test", Made.NOW));
    assertThat(turn.seen()).as("seen").isFalse();
    assertThat(repository(shop).findByProcess(process.id())).contains(turn);
    assertThat(shop.elsewhere().project().codingAgentTurns().findByProcess(process.id())).isEmpty();
  }

  @Test
  @Proves("R002-63")
  final void only_a_process_that_runs_an_agent_has_a_turn() {
    CodingAgentTurn turn = repository(shop).insert(minimal(shop));
    for (ProcessKind kind :
        List.of(ProcessKind.SETUP_SCRIPT, new ProcessKind("of the host's own"))) {
      ExecutionProcess other = started(shop.session(), kind, 0);
      assertRefused(() -> repository(shop).insert(CodingAgentTurns.minimal(other)));
      assertRefused(() ->
          shop.project().processes().update(turn.processId(), process -> process.withKind(kind)));
      assertThat(repository(shop).findByProcess(other.id())).isEmpty();
    }
    assertThat(repository(shop).get(turn.id())).isEqualTo(turn);
    assertThat(shop.project().processes().get(turn.processId()).kind())
        .isEqualTo(ProcessKind.CODING_AGENT);
  }

  @Test
  final void that_a_process_runs_no_agent_is_told_before_that_the_id_is_taken() {
    CodingAgentTurn turn = repository(shop).insert(minimal(shop));
    ExecutionProcess other = started(shop.session(), ProcessKind.SETUP_SCRIPT, 0);
    assertRefused(() -> repository(shop).insert(turn.withProcessId(other.id())));
  }

  @Test
  final void a_session_is_resumed_from_the_turn_that_began_last_and_was_not_dropped() {
    Session session = shop.session();
    assertThat(repository(shop).findResumable(session.id())).isEmpty();
    CodingAgentTurn early = turn(started(session, ProcessKind.CODING_AGENT, 1), "s-early");
    CodingAgentTurn late = turn(started(session, ProcessKind.CODING_AGENT, 3), "s-late");
    turn(started(session, ProcessKind.CODING_AGENT, 2), "s-between");
    repository(shop)
        .insert(CodingAgentTurns.minimal(started(session, ProcessKind.CODING_AGENT, 5)));
    started(session, ProcessKind.CLEANUP_SCRIPT, 6);
    turn(started(shop.session(), ProcessKind.CODING_AGENT, 9), "s-other");
    ExecutionProcess gone = started(session, ProcessKind.CODING_AGENT, 7);
    turn(gone, "s-gone");
    shop.project().processes().update(gone.id(), process -> process.withDropped(true));
    assertThat(repository(shop).findResumable(session.id())).contains(late);
    shop.project().processes().update(late.processId(), process -> process.withDropped(true));
    assertThat(repository(shop).findResumable(session.id()))
        .map(CodingAgentTurn::agentSessionId)
        .contains("s-between");
    assertThat(early.agentSessionId()).isEqualTo("s-early");
    assertThat(shop.elsewhere().project().codingAgentTurns().findResumable(session.id())).isEmpty();
  }

  private CodingAgentTurn turn(ExecutionProcess process, String agentSessionId) {
    return repository(shop)
        .insert(CodingAgentTurns.minimal(process).withAgentSessionId(agentSessionId));
  }

  private ExecutionProcess started(Session session, ProcessKind kind, int seconds) {
    return shop.project()
        .processes()
        .insert(
            ExecutionProcesses.running(session)
                .withKind(kind)
                .withStartedAt(Made.NOW.plusSeconds(seconds)));
  }

  private static void assertRefused(ThrowingCallable write) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(write)
        .satisfies(e -> assertThat(e.field()).isEqualTo("executionProcess.kind"))
        .withMessageContaining("must be coding_agent for a process with a turn");
  }
}

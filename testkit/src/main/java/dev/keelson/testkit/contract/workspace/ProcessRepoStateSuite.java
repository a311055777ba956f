// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProcessRepoStates;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.ProcessRepoStateId;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-130", "R002-131", "R002-132", "R002-133"})
public abstract class ProcessRepoStateSuite
    extends OwnedSuite<ProcessRepoState, ProcessRepoStateId> {

  @Override
  protected EntityType<ProcessRepoState, ProcessRepoStateId> type() {
    return ProcessRepoState.TYPE;
  }

  @Override
  protected Repository<ProcessRepoState, ProcessRepoStateId> repository(TestWorld world) {
    return world.project().processRepoStates();
  }

  @Override
  protected ProcessRepoState minimal(TestWorld world) {
    return ProcessRepoStates.unknown(world.process(), world.repo().id());
  }

  @Override
  protected List<ProcessRepoState> everyComponentSet(TestWorld world) {
    return List.of(ProcessRepoStates.everyComponentSet(world.process(), world.repo().id()));
  }

  @Override
  protected ProcessRepoState edited(ProcessRepoState state) {
    return state.withAfterHeadCommit("edit" + state.version());
  }

  @Override
  protected Map<String, BinaryOperator<ProcessRepoState>> clashes() {
    return Map.of(
        "process_id_repo_id",
        (fresh, stored) -> fresh.withProcessId(stored.processId()).withRepoId(stored.repoId()));
  }

  @Override
  protected List<Pointer<ProcessRepoState, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "process_id",
            ExecutionProcessId.next(),
            world -> world.process().id(),
            ProcessRepoState::withProcessId),
        new Pointer<>(
            "repo_id", RepoId.next(), world -> world.repo().id(), ProcessRepoState::withRepoId));
  }

  @Override
  protected ProcessRepoState movedTo(ProcessRepoState state, ProjectId project) {
    return state.withProjectId(project);
  }

  @Test
  @Proves({"R002-05", "R002-62", "R002-130"})
  final void a_process_has_a_state_for_each_repo_it_worked_in() {
    ExecutionProcess process = shop.process();
    ProcessRepoState first =
        repository().insert(ProcessRepoState.before(process, shop.repo().id(), "4f1c", Made.NOW));
    ProcessRepoState second =
        repository().insert(ProcessRepoState.before(process, shop.repo().id(), "5a2d", Made.NOW));
    repository().insert(minimal(shop));
    ProcessRepoState left =
        repository().update(first.id(), state -> state.withAfterHeadCommit("6b3e"));
    assertThat(all(page -> shop.project().processRepoStates().findByProcess(process.id(), page)))
        .containsExactly(left, second);
    assertThat(left.beforeHeadCommit()).isEqualTo("4f1c");
  }
}

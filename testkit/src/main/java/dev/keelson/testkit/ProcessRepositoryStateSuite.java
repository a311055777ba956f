// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.EntityType;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProcessRepositoryStates;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepositoryState;
import dev.keelson.workspace.ProcessRepositoryStateId;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-130", "R002-131", "R002-132", "R002-133"})
abstract class ProcessRepositoryStateSuite
    extends OwnedSuite<ProcessRepositoryState, ProcessRepositoryStateId> {

  @Override
  EntityType<ProcessRepositoryState, ProcessRepositoryStateId> type() {
    return ProcessRepositoryState.TYPE;
  }

  @Override
  Repository<ProcessRepositoryState, ProcessRepositoryStateId> repository(Scene scene) {
    return scene.project().processRepositoryStates();
  }

  @Override
  ProcessRepositoryState minimal(Scene scene) {
    return ProcessRepositoryStates.unknown(scene.process(), scene.repository().id());
  }

  @Override
  List<ProcessRepositoryState> everyComponentSet(Scene scene) {
    return List.of(
        ProcessRepositoryStates.everyComponentSet(scene.process(), scene.repository().id()));
  }

  @Override
  ProcessRepositoryState edited(ProcessRepositoryState state) {
    return state.withAfterHeadCommit("edit" + state.version());
  }

  @Override
  Map<String, BinaryOperator<ProcessRepositoryState>> clashes() {
    return Map.of(
        "process_id_repository_id",
        (fresh, stored) ->
            fresh.withProcessId(stored.processId()).withRepositoryId(stored.repositoryId()));
  }

  @Override
  List<Pointer<ProcessRepositoryState, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "process_id",
            ExecutionProcessId.next(),
            scene -> scene.process().id(),
            ProcessRepositoryState::withProcessId),
        new Pointer<>(
            "repository_id",
            RepositoryId.next(),
            scene -> scene.repository().id(),
            ProcessRepositoryState::withRepositoryId));
  }

  @Override
  ProcessRepositoryState movedTo(ProcessRepositoryState state, ProjectId project) {
    return state.withProjectId(project);
  }

  @Test
  @Proves({"R002-05", "R002-62", "R002-130"})
  final void a_process_has_a_state_for_each_repository_it_worked_in() {
    ExecutionProcess process = shop.process();
    ProcessRepositoryState first =
        repository()
            .insert(
                ProcessRepositoryState.before(process, shop.repository().id(), "4f1c", Made.NOW));
    ProcessRepositoryState second =
        repository()
            .insert(
                ProcessRepositoryState.before(process, shop.repository().id(), "5a2d", Made.NOW));
    repository().insert(minimal(shop));
    ProcessRepositoryState left =
        repository().update(first.id(), state -> state.withAfterHeadCommit("6b3e"));
    assertThat(
            all(page -> shop.project().processRepositoryStates().findByProcess(process.id(), page)))
        .containsExactly(left, second);
    assertThat(left.beforeHeadCommit()).isEqualTo("4f1c");
  }
}

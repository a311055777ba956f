// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.change.Merge;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Merges;
import dev.keelson.testkit.fixtures.ProcessRepoStates;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkspaceRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.util.List;

/** Values of what goes on in workspaces. */
final class SessionSpecimens {

  static final List<Specimens<?>> ALL =
      List.of(
          Specimens.of(
              Workspace.TYPE,
              world -> world.project().workspaces(),
              world -> Workspaces.preparing(world.id()),
              world -> Workspaces.everyComponentSet(world.item())),
          Specimens.of(
              Session.TYPE,
              world -> world.project().sessions(),
              world -> Sessions.created(world.workspace()),
              world -> session(world)),
          Specimens.of(
              Checkpoint.TYPE,
              world -> world.project().checkpoints(),
              world -> Checkpoints.minimal(world.session()),
              world -> Checkpoints.everyComponentSet(world.session())),
          Specimens.of(
              ExecutionProcess.TYPE,
              world -> world.project().processes(),
              world -> ExecutionProcesses.running(world.session()),
              world -> ExecutionProcesses.everyComponentSet(world.session(), world.step())),
          Specimens.of(
              WorkspaceRepo.TYPE,
              world -> world.project().workspaceRepos(),
              world -> WorkspaceRepos.ontoMain(world.workspace(), world.repo().id()),
              world -> WorkspaceRepos.everyComponentSet(world.workspace(), world.repo().id())),
          Specimens.of(
              ProcessRepoState.TYPE,
              world -> world.project().processRepoStates(),
              world -> ProcessRepoStates.unknown(world.process(), world.repo().id()),
              world -> ProcessRepoStates.everyComponentSet(world.process(), world.repo().id())),
          Specimens.of(
              CodingAgentTurn.TYPE,
              world -> world.project().codingAgentTurns(),
              world -> CodingAgentTurns.minimal(world.process()),
              world -> CodingAgentTurns.everyComponentSet(world.process())),
          Specimens.of(
              Merge.TYPE,
              world -> world.project().merges(),
              world -> Merges.direct(world.workspace(), world.repo().id()),
              world -> Merges.everyComponentSet(world.workspace(), world.repo().id())));

  private SessionSpecimens() {}

  private static Session session(TestWorld world) {
    return Sessions.everyComponentSet(
        world.workspace(),
        world.step(),
        world.keelson().sandboxSpecs().insert(SandboxSpecs.shell()).id(),
        world.checkpoint().id());
  }
}

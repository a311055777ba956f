// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeMethod;
import dev.keelson.core.Json;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Executor;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.LogStream;
import dev.keelson.workspace.OutputLog;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An attempt at a task from its start to its merge, as a board drives it. */
public abstract class AttemptSuite extends Suite {

  @Test
  @Proves({
    "R002-24",
    "R002-134",
    "R002-135",
    "R002-136",
    "R002-137",
    "R002-138",
    "R002-139",
    "R002-140",
    "R002-141"
  })
  final void an_attempt_is_set_up_worked_on_reviewed_and_merged() {
    // a task that is started at once, and a workspace on a branch of its own
    WorkItem task =
        shop.project()
            .workItems()
            .insert(
                WorkItem.titled(shop.id(), "Mend the login test", Made.NOW)
                    .withDescription("It fails at night."));
    shop.project().workItems().update(task.id(), WorkItem::started);
    assertThat(shop.states(task.id())).containsExactly("pending", "in_progress");
    Workspace workspace = shop.project().workspaces().insert(Workspace.at(task, "vk", Made.NOW));
    assertThat(workspace.branch()).endsWith("-mend-the-login-test");
    List<WorkspaceRepo> repos =
        Stream.of("main", "develop")
            .map(target -> WorkspaceRepo.in(workspace, shop.repo().id(), target, Made.NOW))
            .map(shop.project().workspaceRepos()::insert)
            .toList();

    // a session, its set-up, and the agent at work
    Session session =
        shop.project().sessions().insert(Session.in(workspace, Executor.CLAUDE_CODE, Made.NOW));
    ExecutionProcess setup = started(session, ProcessKind.SETUP_SCRIPT);
    repos.forEach(repo -> before(setup, repo.repoId(), "4f1c"));
    end(setup);
    shop.project().workspaces().update(workspace.id(), it -> it.ready(Made.NOW));
    ExecutionProcess agent = started(session, ProcessKind.CODING_AGENT);
    List<ProcessRepoState> states =
        repos.stream().map(repo -> before(agent, repo.repoId(), "4f1c")).toList();
    CodingAgentTurn turn =
        shop.project()
            .codingAgentTurns()
            .insert(CodingAgentTurn.of(agent, task.title() + "\n" + task.description(), Made.NOW));
    for (String line : List.of("reading", "mending", "testing")) {
      OutputLog log = shop.project().processLog();
      log.append(log.chunks(agent, LogStream.STDOUT, line + "\n", Made.NOW));
    }
    end(agent);
    shop.project().codingAgentTurns().update(turn.id(), it -> it.withSummary("Mended."));

    // the review, and the merge
    Merge merge =
        shop.project()
            .merges()
            .insert(Merge.of(repos.getFirst(), new MergeMethod.Direct("9e8d"), Made.NOW));
    shop.project()
        .processRepoStates()
        .update(
            states.getFirst().id(), it -> it.withAfterHeadCommit("8d7c").withMergeCommit("9e8d"));

    assertThat(all(page -> shop.project().processes().findBySession(session.id(), page)))
        .map(ExecutionProcess::kind)
        .containsExactly(ProcessKind.SETUP_SCRIPT, ProcessKind.CODING_AGENT);
    assertThat(all(page -> shop.project().processRepoStates().findByProcess(setup.id(), page)))
        .map(ProcessRepoState::beforeHeadCommit)
        .containsExactly("4f1c", "4f1c");
    assertThat(shop.project().processRepoStates().get(states.getFirst().id()))
        .extracting(ProcessRepoState::beforeHeadCommit, ProcessRepoState::afterHeadCommit)
        .containsExactly("4f1c", "8d7c");
    assertThat(shop.project().processLog().read(agent.id(), 0, 10).items())
        .map(LogChunk::text)
        .containsExactly("reading\n", "mending\n", "testing\n");
    assertThat(shop.project().codingAgentTurns().get(turn.id()))
        .extracting(CodingAgentTurn::prompt, CodingAgentTurn::summary)
        .containsExactly("Mend the login test\nIt fails at night.", "Mended.");
    assertThat(all(page -> shop.project().merges().findByWorkspace(workspace.id(), page)))
        .containsExactly(merge);
  }

  private ExecutionProcess started(Session session, ProcessKind kind) {
    return shop.project()
        .processes()
        .insert(ExecutionProcess.startedBy(session, kind, Json.EMPTY, Made.NOW));
  }

  private void end(ExecutionProcess process) {
    shop.project().processes().update(process.id(), it -> it.completed(0, Made.NOW));
    assertThat(shop.states(process.id())).containsExactly("running", "completed");
  }

  private ProcessRepoState before(ExecutionProcess process, RepoId repo, String head) {
    return shop.project()
        .processRepoStates()
        .insert(ProcessRepoState.before(process, repo, head, Made.NOW));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.change.Merge;
import dev.keelson.change.MergeMethod;
import dev.keelson.core.Page;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowNode;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Looks into the database for what a run has left there. */
@Timeout(60)
class WorkplaceTest {

  @TempDir static Path directory;
  private static EmbeddedDatabase database;

  @TempDir Path home;
  private TestRepo repo;
  private Keelson keelson;

  @BeforeAll
  static void startDatabase() throws IOException {
    database = EmbeddedDatabase.in(directory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @BeforeEach
  void makeRepo() throws Exception {
    repo = TestRepo.in(home);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    keelson = JooqKeelson.over(source);
  }

  @Test
  void a_merged_run_leaves_its_workplace_put_away() throws Exception {
    assertThat(work("--approve").exitCode()).isZero();

    Workplace workplace = workplace();
    assertThat(workplace.workspace().status()).isEqualTo(WorkspaceStatus.ARCHIVED);
    assertThat(workplace.workspace().statusReason()).isEqualTo(new StatusReason("merged"));
    assertThat(workplace.workspace().containerRef()).isNull();
    assertThat(workplace.repo().targetBranch()).isEqualTo("trunk");
    assertThat(workplace.session().status()).isEqualTo(SessionStatus.COMPLETED);
    assertThat(workplace.session().executionCount()).isEqualTo(1);
    assertThat(merges(project(), workplace.workspace()))
        .singleElement()
        .satisfies(merge ->
            assertThat(merge.method())
                .isEqualTo(new MergeMethod.Direct(repo.git("rev-parse", "trunk"))));
  }

  @Test
  void a_rejected_run_leaves_its_tree_and_nothing_that_goes_on() throws Exception {
    assertThat(work("--reject").exitCode()).isEqualTo(3);

    Workspace workspace = workplace().workspace();
    assertThat(workspace.status()).isEqualTo(WorkspaceStatus.ARCHIVED);
    assertThat(workspace.statusReason()).isEqualTo(StatusReason.REJECTED);
    assertThat(Path.of(String.valueOf(workspace.containerRef()))).isDirectory();
    assertThat(workplace().session().status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(merges(project(), workspace)).isEmpty();
  }

  @Test
  void every_command_is_a_process_with_its_commits_and_its_log() throws Exception {
    work("--approve");

    ProjectScope project = project();
    List<ExecutionProcess> processes = processes();
    assertThat(processes)
        .extracting(process -> process.kind().value())
        .containsExactly(
            "worktree", "setup_script", "coding_agent", "commit", "check_script", "merge");
    assertThat(processes).extracting(ExecutionProcess::exitCode).containsOnly(0L);
    assertThat(processes).extracting(ExecutionProcess::stepId).doesNotContainNull();
    String base = repo.git("rev-parse", "trunk^1");
    String change = repo.git("rev-parse", "trunk^2");
    assertThat(processes)
        .extracting(process -> state(project, process).beforeHeadCommit())
        .containsExactly(base, base, base, base, change, base);
    assertThat(processes)
        .extracting(process -> state(project, process).afterHeadCommit())
        .containsExactly(base, base, base, change, change, repo.git("rev-parse", "trunk"));
    assertThat(project.processLog().read(processes.get(2).id(), 0, 10).items())
        .extracting(LogChunk::text)
        .containsExactly("mended\n");
  }

  @Test
  void the_repo_is_registered_once_and_linked_in_place() throws Exception {
    work("--approve");
    work("--approve");

    Repo stored =
        keelson.repos().findByPath(repo.directory().toRealPath().toString()).orElseThrow();
    assertThat(project().repos().findByRepo(stored.id()))
        .hasValueSatisfying(link -> assertThat(link.status()).isEqualTo(CloneStatus.READY));
  }

  @Test
  void the_run_follows_a_stored_revision_that_is_made_once() throws Exception {
    work("--approve");
    work("--approve");

    WorkflowDefinition definition = keelson.workflows().findLatest("change-a-repo").orElseThrow();
    assertThat(definition.revision()).isEqualTo(1);
    assertThat(run().workflow().revision()).isEqualTo(1);
    assertThat(run().workflow().digest()).isEqualTo(definition.digest());
    ProjectScope project = project();
    RunId run = run().id();
    assertThat(Page.all(page -> project.steps().findByRun(run, page)))
        .extracting(RunStep::stepKey)
        .isEqualTo(definition.definition().inOrder().stream().map(WorkflowNode::key).toList());
  }

  private Program work(String answer) throws Exception {
    return Program.run(
        answer,
        repo.option(),
        "--title=Add a line",
        "--setup=true",
        "--agent=echo mended; echo another >>notes.txt",
        "--check=true",
        "--home=" + home.resolve("q"),
        "--jdbc-url=" + database.jdbcUrl());
  }

  private ProjectScope project() throws IOException {
    Path path = repo.directory().toRealPath();
    Repo stored = keelson.repos().findByPath(path.toString()).orElseThrow();
    return Page.all(page -> keelson.projects().findByOwner("quickstart", page)).stream()
        .map(project -> keelson.project(project.id()))
        .filter(project -> project.repos().findByRepo(stored.id()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private Run run() throws IOException {
    ProjectScope project = project();
    return Page.all(page -> project.runs().findAll(page)).getFirst();
  }

  private Workplace workplace() throws IOException {
    return Workplace.of(project(), run().id());
  }

  private List<ExecutionProcess> processes() throws IOException {
    ProjectScope project = project();
    SessionId session = workplace().session().id();
    return Page.all(page -> project.processes().findBySession(session, page));
  }

  private static List<Merge> merges(ProjectScope project, Workspace workspace) {
    return Page.all(page -> project.merges().findByWorkspace(workspace.id(), page));
  }

  private static ProcessRepoState state(ProjectScope project, ExecutionProcess process) {
    return Page.all(page -> project.processRepoStates().findByProcess(process.id(), page))
        .getFirst();
  }
}

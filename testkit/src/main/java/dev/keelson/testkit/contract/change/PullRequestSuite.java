// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-114",
  "R000-115",
  "R000-116",
  "R000-117",
  "R000-118",
  "R000-119",
  "R000-120",
  "R000-121",
  "R000-122",
  "R000-123",
  "R000-124",
  "R000-125",
  "R000-127"
})
public abstract class PullRequestSuite extends OwnedLifecycleSuite<PullRequest, PullRequestId> {

  @Override
  protected EntityType<PullRequest, PullRequestId> type() {
    return PullRequest.TYPE;
  }

  @Override
  protected PullRequestRepository repository(TestWorld world) {
    return world.project().pullRequests();
  }

  @Override
  protected PullRequest minimal(TestWorld world) {
    return PullRequests.open(world.id(), world.repo().id(), 7);
  }

  @Override
  protected List<PullRequest> everyComponentSet(TestWorld world) {
    Workspace workspace = world.project().workspaces().insert(Workspaces.ready(world.item()));
    return List.of(PullRequests.everyComponentSet(workspace, world.repo().id(), world.run().id()));
  }

  @Override
  protected PullRequest edited(PullRequest pull) {
    return pull.withBody("Edit " + pull.version());
  }

  @Override
  protected Map<String, BinaryOperator<PullRequest>> clashes() {
    return Map.of(
        "repo_id_number",
        (fresh, stored) -> fresh.withRepoId(stored.repoId()).withNumber(stored.number()),
        "open_of_run",
        (fresh, stored) -> fresh.withRunId(stored.runId()).withPart(stored.part()));
  }

  @Override
  protected PullRequest keyed(TestWorld world) {
    return inState(everyComponentSet(world).getFirst(), "open");
  }

  @Override
  protected PullRequest inState(PullRequest pull, String state) {
    PullRequestStatus status = PullRequestStatus.LIFECYCLE.parse(state);
    boolean merged = status == PullRequestStatus.MERGED;
    return PullRequest.builder()
        .from(pull)
        .status(status)
        .mergedAt(merged ? Made.NOW : null)
        .mergeCommit(merged ? "4f1c" : null)
        .build();
  }

  @Override
  protected List<Pointer<PullRequest, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "repo_id", RepoId.next(), world -> world.repo().id(), PullRequest::withRepoId),
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), PullRequest::withRunId),
        new Pointer<>(
            "work_item_id",
            WorkItemId.next(),
            world -> world.item().id(),
            PullRequest::withWorkItemId),
        new Pointer<>(
            "workspace_id",
            WorkspaceId.next(),
            world -> world.workspace().id(),
            PullRequest::withWorkspaceId));
  }

  @Override
  protected PullRequest movedTo(PullRequest pull, ProjectId project) {
    return pull.withProjectId(project);
  }

  @Test
  @Proves({"R000-117", "R000-127"})
  final void a_number_is_unique_per_repo_in_a_project() {
    RepoId shared = shop.repo().id();
    PullRequest ours = repository(shop).insert(PullRequests.open(shop.id(), shared, 7));
    repository(shop).insert(PullRequests.open(shop.id(), shop.repo().id(), 7));
    TestWorld elsewhere = shop.elsewhere();
    PullRequest theirs = repository(elsewhere).insert(PullRequests.open(elsewhere.id(), shared, 7));
    assertThat(repository(shop).findByNumber(shared, 7)).contains(ours);
    assertThat(repository(elsewhere).findByNumber(shared, 7)).contains(theirs);
    assertThat(repository(shop).findByNumber(shared, 8)).isEmpty();
  }

  @Test
  @Proves({"R000-59", "R000-98", "R000-126"})
  final void pull_requests_are_found_by_status_and_by_run() {
    Run run = shop.run();
    PullRequest open = repository(shop).insert(minimal(shop).withRunId(run.id()));
    PullRequest merged = repository(shop).insert(minimal(shop).merged("4f1c", Made.NOW));
    assertThat(all(page -> repository(shop).findByStatus(PullRequestStatus.OPEN, page)))
        .containsExactly(open);
    assertThat(all(page -> repository(shop).findByStatus(PullRequestStatus.MERGED, page)))
        .containsExactly(merged);
    assertThat(all(page -> repository(shop).findByRun(run.id(), page))).containsExactly(open);
  }

  @Test
  @Proves("R000-98")
  final void a_run_has_one_open_pull_request_unless_the_host_says_what_each_is_for() {
    RunId run = shop.run().id();
    PullRequest first = repository(shop).insert(minimal(shop).withRunId(run));
    PullRequest second = minimal(shop).withRunId(run);
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repository(shop).insert(second))
        .satisfies(e -> assertThat(e.key()).isEqualTo("open_of_run"));
    PullRequest web = repository(shop).insert(second.withPart("web"));
    assertThat(all(page -> repository(shop).findByRun(run, page))).containsExactly(first, web);
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repository(shop).insert(minimal(shop).withRunId(run).withPart("web")));
    repository(shop).update(first.closed());
    repository(shop).insert(minimal(shop).withRunId(run));
    repository(shop).insert(minimal(shop));
    repository(shop).insert(minimal(shop));
  }

  @Test
  @Proves("R000-98")
  final void what_a_provider_reports_about_a_commit_leads_to_the_pull_request_and_its_run() {
    Run run = shop.run();
    RepoId repo = shop.repo().id();
    PullRequest pull =
        repository(shop)
            .insert(
                PullRequests.open(shop.id(), repo, 7)
                    .withRunId(run.id())
                    .withHeadSha("9c0b7d1")
                    .withCheckSuiteId("4812"));
    repository(shop)
        .insert(
            PullRequests.open(shop.id(), shop.repo().id(), 7)
                .withRunId(shop.run().id())
                .withHeadSha("9c0b7d1")
                .withCheckSuiteId("4812"));
    shop.run();
    assertThat(all(page -> repository(shop).findByHeadSha(repo, "9c0b7d1", page)))
        .containsExactly(pull);
    assertThat(all(page -> repository(shop).findByHeadSha(repo, "9c0b7d2", page))).isEmpty();
    assertThat(all(page -> repository(shop).findByCheckSuite(repo, "4812", page)))
        .containsExactly(pull);
    assertThat(repository(shop).findRunByNumber(repo, 7)).contains(run);
    assertThat(repository(shop).findRunByNumber(repo, 8)).isEmpty();
    assertThat(all(page -> repository(shop).findRunsByHeadSha(repo, "9c0b7d1", page)))
        .containsExactly(run);
    assertThat(all(page -> repository(shop).findRunsByCheckSuite(repo, "4812", page)))
        .containsExactly(run);
    assertThat(all(page -> repository(shop).findRunsByCheckSuite(repo, "4813", page))).isEmpty();
    ProjectId elsewhere = shop.elsewhere().id();
    assertThat(
            all(page ->
                keelson.project(elsewhere).pullRequests().findRunsByHeadSha(repo, "9c0b7d1", page)))
        .isEmpty();
  }

  @Test
  final void an_observation_leaves_the_checks_of_a_commit_with_the_commit() {
    RepoId repo = shop.repo().id();
    Instant later = Made.NOW.plusSeconds(1);
    PullRequest seen = PullRequests.seen(shop.id(), repo, 7, Made.NOW).withHeadSha("9c0b7d1");
    PullRequest stored =
        repository(shop).update(repository(shop).observe(seen).withCheckSuiteId("4812"));
    PullRequest same = repository(shop).observe(seen.withObservedAt(later));
    assertThat(same.checkSuiteId()).isEqualTo(stored.checkSuiteId());
    PullRequest silent =
        repository(shop).observe(seen.withHeadSha(null).withObservedAt(later.plusSeconds(1)));
    assertThat(silent.headSha()).isEqualTo("9c0b7d1");
    PullRequest pushed =
        repository(shop).observe(seen.withHeadSha("77aa012").withObservedAt(later.plusSeconds(2)));
    assertThat(pushed.headSha()).isEqualTo("77aa012");
    assertThat(pushed.checkSuiteId()).isNull();
  }

  @Test
  @Proves({"R000-122", "R000-124"})
  final void a_merged_pull_request_says_when_and_by_what() {
    PullRequest open = repository(shop).insert(minimal(shop));
    assertThat(open.mergedAt()).isNull();
    repository(shop).update(open.id(), PullRequest::closed);
    repository(shop).update(open.id(), PullRequest::reopened);
    PullRequest merged =
        repository(shop).update(open.id(), pull -> pull.merged("4f1c", Made.NOW.plusSeconds(5)));
    assertThat(repository(shop).get(open.id())).isEqualTo(merged);
    assertThat(merged.mergedAt()).isEqualTo(Made.NOW.plusSeconds(5));
    assertThat(merged.mergeCommit()).isEqualTo("4f1c");
    assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(merged::reopened);
  }
}

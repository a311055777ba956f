// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Id;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Found;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several values is the latest. */
public abstract class LatestSuite extends Suite {

  @Test
  final void the_one_with_the_highest_is_the_latest_in_whichever_direction_it_is_sorted() {
    WorkItem item = shop.item();
    run(item, Made.NOW.plusSeconds(1));
    Run highest = run(item, Made.NOW.plusSeconds(3));
    run(item, Made.NOW.plusSeconds(2));
    for (Query<Run> sorted :
        List.of(
            Run.TYPE.all(),
            Run.TYPE.all().newestFirst(),
            Run.TYPE.all().by(Run.TYPE.createdAt()))) {
      assertThat(latest(sorted)).as("the latest of %s", sorted).containsExactly(highest);
    }
  }

  @Test
  final void of_equal_ones_that_with_the_highest_id_is_the_latest() {
    WorkItem item = shop.item();
    Run highest =
        Stream.generate(() -> run(item, Made.NOW))
            .limit(5)
            .max(Comparator.comparing(Run::id, Id.ORDER))
            .orElseThrow();
    for (Query<Run> sorted : List.of(Run.TYPE.all(), Run.TYPE.all().newestFirst())) {
      assertThat(latest(sorted)).as("the latest of %s", sorted).containsExactly(highest);
    }
  }

  @Test
  final void the_latest_of_something_shared_is_looked_for_in_all_projects() {
    Repo repo = shop.repo();
    TestWorld second = shop.elsewhere();
    ProjectRepo ours = shop.project().repos().insert(ProjectRepos.linking(shop.id(), repo.id()));
    ProjectRepo theirs =
        second.project().repos().insert(ProjectRepos.linking(second.id(), repo.id()));
    Latest<Repo, ProjectRepo> links =
        Latest.of(Repo.TYPE, ProjectRepo.TYPE, ProjectRepo.REPO_ID).upTo(3);
    assertThat(
            keelson
                .shared()
                .page(Repo.TYPE.all().asScan(), PageRequest.first(1), List.of(links))
                .items()
                .getFirst()
                .all(links))
        .as("the links to a repo from two projects")
        .containsExactlyInAnyOrder(ours, theirs);
  }

  @Test
  final void of_equal_ones_in_two_projects_that_of_the_highest_project_is_the_latest() {
    Repo repo = shop.repo();
    TestWorld second = shop.elsewhere();
    ProjectRepo ours = ProjectRepos.linking(shop.id(), repo.id());
    ProjectRepo theirs = ours.withProjectId(second.id());
    shop.project().repos().insert(ours);
    second.project().repos().insert(theirs);
    List<ProjectId> highestFirst =
        Stream.of(shop.id(), second.id()).sorted(Id.ORDER.reversed()).toList();
    Latest<Repo, ProjectRepo> newest =
        Latest.of(Repo.TYPE, ProjectRepo.TYPE, ProjectRepo.REPO_ID).upTo(2);
    Latest<Repo, ProjectRepo> oldest = newest.of(ProjectRepo.TYPE.all());
    Found<Repo> found = first(keelson.shared(), Repo.TYPE.all().asScan(), newest, oldest);
    assertThat(found.all(newest))
        .extracting(ProjectRepo::projectId)
        .containsExactlyElementsOf(highestFirst);
    assertThat(found.all(oldest))
        .extracting(ProjectRepo::projectId)
        .containsExactlyElementsOf(highestFirst.reversed());
  }

  @Test
  final void several_lists_of_the_latest_stand_side_by_side() {
    WorkItem item = shop.item();
    List<Run> runs =
        IntStream.range(0, 4).mapToObj(i -> run(item, Made.NOW.plusSeconds(i))).toList();
    List<Workspace> workspaces = IntStream.range(0, 2).mapToObj(i -> workspace(item)).toList();
    Latest<WorkItem, Run> newest = Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID).upTo(3);
    Latest<WorkItem, Run> oldest = newest.of(Run.TYPE.all()).upTo(4);
    Latest<WorkItem, Workspace> places =
        Latest.of(WorkItem.TYPE, Workspace.TYPE, Workspace.WORK_ITEM_ID).upTo(3);
    Latest<WorkItem, WorkItem> parts =
        Latest.of(WorkItem.TYPE, WorkItem.TYPE, WorkItem.ROOT_WORK_ITEM_ID).upTo(3);
    Found<WorkItem> found =
        first(shop.project().reader(), WorkItem.TYPE.all(), newest, places, parts, oldest);
    assertThat(found.value()).isEqualTo(item);
    assertThat(found.all(newest)).containsExactlyElementsOf(runs.subList(1, 4).reversed());
    assertThat(found.all(oldest)).containsExactlyElementsOf(runs);
    assertThat(found.all(places)).containsExactlyInAnyOrderElementsOf(workspaces);
    assertThat(found.all(parts)).isEmpty();
  }

  private Workspace workspace(WorkItem item) {
    return shop.project()
        .workspaces()
        .insert(Workspaces.preparing(shop.id()).withWorkItemId(item.id()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <T> Found<T> first(Reader reader, Query<T> query, Latest<T, ?>... latest) {
    return reader.page(query, PageRequest.first(1), List.of(latest)).items().getFirst();
  }

  @Test
  final void a_key_that_is_named_twice_is_one() {
    Run run = run(shop.item(), Made.NOW);
    assertThat(
            shop.project().reader().all(Run.TYPE.all().latestPer(Run.STATUS, Run.STATUS).asScan()))
        .containsExactly(run);
  }

  private Run run(WorkItem item, Instant createdAt) {
    return shop.project()
        .runs()
        .insert(Run.first(shop.id(), createdAt).workItemId(item.id()).build());
  }

  private List<Run> latest(Query<Run> sorted) {
    return shop.project().reader().all(sorted.latestPer(Run.WORK_ITEM_ID).asScan());
  }
}

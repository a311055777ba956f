// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Id;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
        Latest.of(Repo.TYPE, ProjectRepo.TYPE, ProjectRepo.REPO_ID).most(3);
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

  private Run run(WorkItem item, Instant createdAt) {
    return shop.project()
        .runs()
        .insert(Run.first(shop.id(), createdAt).workItemId(item.id()).build());
  }

  private List<Run> latest(Query<Run> sorted) {
    return shop.project().reader().all(sorted.latestPer(Run.WORK_ITEM_ID).asScan());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;
import dev.keelson.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryPullRequestRepository extends InMemoryRepository<PullRequest, PullRequestId>
    implements PullRequestRepository {

  private final ProjectId project;

  InMemoryPullRequestRepository(StoreContext context, ProjectId project) {
    super(context, PullRequest.TYPE, project);
    this.project = project;
  }

  @Override
  public PullRequest observe(PullRequest observation) {
    check(observation);
    Instant seen = observation.requireObservedAt();
    return context.change(tx -> {
      InMemoryPullRequestRepository pulls = new InMemoryPullRequestRepository(tx, project);
      Optional<PullRequest> known = pulls.findByNumber(observation.repoId(), observation.number());
      if (known.isEmpty()) {
        return pulls.insert(observation);
      }
      Instant before = known.get().observedAt();
      if (before != null && !before.isBefore(seen)) {
        return known.get();
      }
      PullRequest changed = known.get().seenAs(observation);
      // what is missing is told of the observation, which the caller knows
      Rules.checkReferences(
          tx.layer(), PullRequest.TYPE, project, changed.withId(observation.id()));
      return pulls.update(changed);
    });
  }

  @Override
  public Optional<PullRequest> findByNumber(RepoId repo, long number) {
    return findBy("repo_id_number", List.of(repo, number));
  }

  @Override
  public Page<PullRequest> findByStatus(PullRequestStatus status, PageRequest page) {
    return page(byId, page, pull -> pull.status() == status);
  }

  @Override
  public Page<PullRequest> findByRun(RunId run, PageRequest page) {
    return page(byId, page, pull -> run.equals(pull.runId()));
  }
}

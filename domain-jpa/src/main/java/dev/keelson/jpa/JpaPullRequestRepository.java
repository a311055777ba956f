// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;
import dev.keelson.run.RunId;
import dev.keelson.sql.Statement;
import java.util.Map;
import java.util.Optional;

final class JpaPullRequestRepository
    extends JpaRepository<PullRequest, PullRequestId, PullRequestRow>
    implements PullRequestRepository {

  private static final Statement OBSERVE = PullRequestRow.MAPPING.statement("observe_pull_request");

  JpaPullRequestRepository(StoreContext context, ProjectId project) {
    super(context, PullRequest.TYPE, PullRequestRow.MAPPING, project);
  }

  @Override
  public PullRequest observe(PullRequest observation) {
    check(observation);
    observation.requireObservedAt();
    Call call =
        Call.of(OBSERVE).with(PullRequestRow.MAPPING, observation).with("actor", context.actor());
    while (true) {
      Optional<PullRequest> stored =
          write(observation, call)
              .or(() -> findByNumber(observation.repoId(), observation.number()));
      if (stored.isPresent()) { // else it was removed in between
        return stored.get();
      }
    }
  }

  @Override
  public Optional<PullRequest> findByNumber(RepoId repo, long number) {
    return findBy(Map.of("repoId", repo, "number", number));
  }

  @Override
  public Page<PullRequest> findByStatus(PullRequestStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  @Override
  public Page<PullRequest> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PULL_REQUEST;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.PullRequestRecord;
import dev.keelson.repo.RepoId;
import dev.keelson.run.RunId;
import java.util.Optional;

final class JooqPullRequestRepository
    extends JooqRepository<PullRequest, PullRequestId, PullRequestRecord>
    implements PullRequestRepository {

  private static final EntityTable<PullRequest, PullRequestId, PullRequestRecord> TABLE =
      EntityTable.of(PullRequest.TYPE, new PullRequestRowsImpl(), PULL_REQUEST);

  JooqPullRequestRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public PullRequest observe(PullRequest observation) {
    check(observation);
    observation.requireObservedAt();
    Call call = call("observe_pull_request", observation);
    while (true) {
      Optional<PullRequest> stored =
          write(call, observation)
              .or(() -> findByNumber(observation.repoId(), observation.number()));
      if (stored.isPresent()) { // else it was removed in between
        return stored.get();
      }
    }
  }

  @Override
  public Optional<PullRequest> findByNumber(RepoId repo, long number) {
    return findBy(PULL_REQUEST.REPO_ID.eq(repo).and(PULL_REQUEST.NUMBER.eq(number)));
  }

  @Override
  public Page<PullRequest> findByStatus(PullRequestStatus status, PageRequest page) {
    return page(PULL_REQUEST.STATUS.eq(status), page, byId);
  }

  @Override
  public Page<PullRequest> findByRun(RunId run, PageRequest page) {
    return page(PULL_REQUEST.RUN_ID.eq(run), page, byId);
  }
}

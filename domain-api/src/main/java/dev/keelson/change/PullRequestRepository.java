// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.Condition;
import dev.keelson.query.Query;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import dev.keelson.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Stores one project's pull requests. */
public final class PullRequestRepository extends Repository<PullRequest, PullRequestId> {

  /** Creates the repository in {@code context}. */
  public PullRequestRepository(RepositoryContext context) {
    super(PullRequest.TYPE, context);
  }

  /**
   * Records an observation of a pull request in one atomic statement, and returns what is stored
   * afterwards. An unknown pull request is inserted. For a pull request with a known repo and
   * number, a newer observation replaces everything that the provider reports and adds missing
   * links; an older or equal observation changes nothing, so observations may arrive in any order.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code observedAt} is null
   * @throws dev.keelson.core.IllegalTransitionException if it is newer and the lifecycle has no
   *     transition to its status
   * @throws dev.keelson.core.AlreadyExistsException if its id is another pull request's, or its run
   *     has another open one for the same {@link PullRequest#part}
   * @throws dev.keelson.core.NotFoundException if something that it refers to is not stored
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of it besides its body looks like a
   *     secret
   */
  public PullRequest observe(PullRequest observation) {
    Instant seen = Check.present(observation, "observation").requireObservedAt();
    Ensured<PullRequest> known = ensure(observation, PullRequest.REPO_ID, PullRequest.NUMBER);
    PullRequest stored = known.value();
    for (int attempt = 1; !known.isNew() && stored.isOlderThan(seen); attempt++) {
      try {
        return update(stored.observed(observation));
      } catch (StaleVersionException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        stored = get(stored.id());
      } catch (NotFoundException e) {
        throw observation.referringTo(e);
      }
    }
    return stored;
  }

  /** Returns the pull request with that number in the repo, or empty (R000-127). */
  public Optional<PullRequest> findByNumber(RepoId repo, long number) {
    return first(type.where(PullRequest.REPO_ID.is(repo), PullRequest.NUMBER.is(number)));
  }

  /**
   * Returns the pull requests whose newest commit this is, oldest first: one, unless the repo has
   * several branches at the commit.
   */
  public Page<PullRequest> findByHeadSha(RepoId repo, String headSha, PageRequest page) {
    return page(type.where(PullRequest.REPO_ID.is(repo), PullRequest.HEAD_SHA.is(headSha)), page);
  }

  /** Returns the pull requests whose newest checks these are, oldest first. */
  public Page<PullRequest> findByCheckSuite(RepoId repo, String checkSuiteId, PageRequest page) {
    return page(
        type.where(PullRequest.REPO_ID.is(repo), PullRequest.CHECK_SUITE_ID.is(checkSuiteId)),
        page);
  }

  /** Returns the pull requests in {@code status}, oldest first (R000-126). */
  public Page<PullRequest> findByStatus(PullRequestStatus status, PageRequest page) {
    return page(type.where(PullRequest.STATUS.is(status)), page);
  }

  /** Returns the pull requests that a run opened, oldest first (R000-98). */
  public Page<PullRequest> findByRun(RunId run, PageRequest page) {
    return page(type.where(PullRequest.RUN_ID.is(run)), page);
  }

  /** Returns the run that opened the repo's pull request of that number, or empty (R000-98). */
  public Optional<Run> findRunByNumber(RepoId repo, long number) {
    return context.reader().first(runs(repo, PullRequest.NUMBER.is(number)));
  }

  /**
   * Returns the runs whose pull request is at this commit of the repo, oldest first; for what a
   * provider reports about a commit.
   */
  public Page<Run> findRunsByHeadSha(RepoId repo, String headSha, PageRequest page) {
    return context.reader().page(runs(repo, PullRequest.HEAD_SHA.is(headSha)), page);
  }

  /** Returns the runs whose pull request has these checks, oldest first. */
  public Page<Run> findRunsByCheckSuite(RepoId repo, String checkSuiteId, PageRequest page) {
    return context.reader().page(runs(repo, PullRequest.CHECK_SUITE_ID.is(checkSuiteId)), page);
  }

  /** A scan by declaration only: the pull requests are few, and lead to their runs by id. */
  private static Query<Run> runs(RepoId repo, Condition<PullRequest> that) {
    return Run.TYPE
        .where(PullRequest.RUN_ID.from(PullRequest.TYPE, PullRequest.REPO_ID.is(repo), that))
        .asScan();
  }
}

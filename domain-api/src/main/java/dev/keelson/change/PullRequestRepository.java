// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Ensured;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StaleVersionException;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;
import dev.keelson.run.RunId;
import java.time.Instant;
import java.util.Optional;

/** Stores one project's pull requests. */
public final class PullRequestRepository extends Repository<PullRequest, PullRequestId> {

  /** The repository in {@code room}. */
  public PullRequestRepository(Room room) {
    super(PullRequest.TYPE, room);
  }

  /**
   * Writes down what a pull request was seen to be, in one statement, and returns what is stored
   * now. One that is new is inserted. Of one that is known by its repo and number, a newer
   * observation changes everything that the provider says, and adds links that were missing; an
   * older one, or the same once more, changes nothing, in whatever order they come.
   *
   * @throws dev.keelson.core.InvalidValueException if it does not say when it was observed
   * @throws dev.keelson.core.IllegalTransitionException if it is newer, and the lifecycle has no
   *     move to where it stands
   * @throws dev.keelson.core.AlreadyExistsException if its id is another pull request's
   * @throws dev.keelson.core.NotFoundException if something that it refers to is not stored
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of it looks like a secret
   */
  public PullRequest observe(PullRequest observation) {
    Instant seen = observation.requireObservedAt();
    Ensured<PullRequest> known = ensure(observation, PullRequest.REPO_ID, PullRequest.NUMBER);
    PullRequest stored = known.value();
    for (int attempt = 1; !known.isNew() && stored.isOlderThan(seen); attempt++) {
      try {
        return update(stored.seenAs(observation));
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

  /** The pull request of that number, or empty (R000-127). */
  public Optional<PullRequest> findByNumber(RepoId repo, long number) {
    return first(type.where(PullRequest.REPO_ID.is(repo), PullRequest.NUMBER.is(number)));
  }

  /** The pull requests in {@code status}, oldest first (R000-126). */
  public Page<PullRequest> findByStatus(PullRequestStatus status, PageRequest page) {
    return page(type.where(PullRequest.STATUS.is(status)), page);
  }

  /** The pull requests that a run opened, oldest first (R000-98). */
  public Page<PullRequest> findByRun(RunId run, PageRequest page) {
    return page(type.where(PullRequest.RUN_ID.is(run)), page);
  }
}

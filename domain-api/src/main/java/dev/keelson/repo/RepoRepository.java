// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.Optional;

/** Stores repos, which all projects share. */
public final class RepoRepository extends Repository<Repo, RepoId> {

  /** Creates the repository in {@code context}. */
  public RepoRepository(RepositoryContext context) {
    super(Repo.TYPE, context);
  }

  /**
   * Records an observation of a repo at its provider, such as a webhook's or that of a listing, and
   * returns what is stored afterwards. A repo is recognized by the provider's id, and one that has
   * none yet by its full name; an unknown one is inserted. A newer observation replaces everything
   * that the provider reports; an older or equal one changes nothing, so observations and renames
   * may arrive in any order.
   *
   * <p>Of two repos that were observed with the same full name, the one that was observed last has
   * it; the other is stored {@linkplain Repo#unnamed() without full name} until it is observed
   * again. It loses the name in a statement of its own, so a call that fails between the two is to
   * be repeated; in a transaction, both happen or none.
   *
   * @throws dev.keelson.core.InvalidValueException if the provider's id, the full name or {@code
   *     observedAt} is absent
   * @throws dev.keelson.core.AlreadyExistsException if the name is that of a second stored repo
   *     without id of the provider, or a unique key was taken meanwhile
   * @throws StaleVersionException if other writers were faster every time
   */
  public Repo observe(Repo observation) {
    Instant seen = Check.present(observation, "observation").requireObserved();
    for (int attempt = 1; ; attempt++) {
      try {
        return observe(observation, seen);
      } catch (StaleVersionException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Repo observe(Repo observation, Instant seen) {
    String id = Check.present(observation.providerId(), "repo.providerId");
    String name = Check.present(observation.fullName(), "repo.fullName");
    Optional<Repo> known = findByProviderId(observation.provider(), id);
    Optional<Repo> holder = findByFullName(observation.provider(), name);
    if (known.isEmpty() && holder.isPresent() && holder.get().providerId() == null) {
      known = holder;
    }
    if (known.isPresent() && !known.get().isOlderThan(seen)) {
      return known.get();
    }
    Repo news = observation;
    if (holder.isPresent() && !holder.equals(known) && holder.get().providerId() != null) {
      if (holder.get().isOlderThan(seen)) {
        update(holder.get().unnamed());
      } else {
        news = observation.unnamed();
      }
    }
    if (known.isPresent()) {
      return update(known.get().seenAs(news));
    }
    Ensured<Repo> ensured = ensure(news, Repo.PROVIDER, Repo.PROVIDER_ID);
    return ensured.isNew() ? ensured.value() : observe(observation, seen); // it is known by now
  }

  /**
   * Returns the repo with that full name at the provider, or empty (R000-56). The name is compared
   * as the {@linkplain RepoProvider#compared provider} does.
   */
  public Optional<Repo> findByFullName(RepoProvider provider, String fullName) {
    Check.present(provider, "provider");
    return first(
        type.where(Repo.PROVIDER.is(provider), Repo.COMPARED_NAME.is(provider.compared(fullName))));
  }

  /** Returns the repo that the provider knows by this id, or empty. */
  public Optional<Repo> findByProviderId(RepoProvider provider, String providerId) {
    return first(type.where(Repo.PROVIDER.is(provider), Repo.PROVIDER_ID.is(providerId)));
  }

  /** Returns the repo in this directory, or empty (R002-67). */
  public Optional<Repo> findByPath(String path) {
    return first(type.where(Repo.PATH.is(path)));
  }

  /** Returns the repos that only this project may link, oldest first. */
  public Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(type.where(Repo.EXCLUSIVE_PROJECT_ID.is(project)), page);
  }
}

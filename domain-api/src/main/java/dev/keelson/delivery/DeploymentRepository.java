// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's deployments. */
public final class DeploymentRepository extends Repository<Deployment, DeploymentId> {

  /** Creates the repository in {@code context}. */
  public DeploymentRepository(RepositoryContext context) {
    super(Deployment.TYPE, context);
  }

  /** Returns the deployment with that id at the provider, or empty. */
  public Optional<Deployment> findByProviderId(
      InfraProvider provider, String providerDeploymentId) {
    return first(
        type.where(
            Deployment.PROVIDER.is(provider),
            Deployment.PROVIDER_DEPLOYMENT_ID.is(providerDeploymentId)));
  }

  /** Returns the deployments in {@code status}, oldest first (R003-105). */
  public Page<Deployment> findByStatus(DeploymentStatus status, PageRequest page) {
    return page(type.where(Deployment.STATUS.is(status)), page);
  }

  /** Returns the deployments of a run, oldest first (R003-97). */
  public Page<Deployment> findByRun(RunId run, PageRequest page) {
    return page(type.where(Deployment.RUN_ID.is(run)), page);
  }

  /**
   * Records an observation of a deployment, and returns the deployment as it is stored. An
   * observation older than the latest one changes nothing, so observations may arrive in any order.
   * Where the running state was not observed in between, the deployment is moved through it, as two
   * writes.
   *
   * @throws dev.keelson.core.NotFoundException if it is not stored
   * @throws dev.keelson.core.IllegalTransitionException if its lifecycle does not lead to the
   *     observed status; nothing is written then
   */
  public Deployment observe(DeploymentId id, DeploymentObservation seen) {
    Deployment known = get(id);
    if (!known.isNews(seen)) {
      return known;
    }
    if (known.status() == DeploymentStatus.PENDING && seen.status() != DeploymentStatus.PENDING) {
      known.running(seen.at()).observed(seen); // refuses before anything is written
      update(
          id,
          deployment ->
              deployment.status() == DeploymentStatus.PENDING && deployment.isNews(seen)
                  ? deployment.running(seen.at())
                  : deployment);
    }
    return update(id, deployment -> deployment.observed(seen));
  }
}

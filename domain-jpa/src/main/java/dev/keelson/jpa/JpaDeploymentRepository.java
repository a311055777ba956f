// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.run.RunId;
import java.util.Map;
import java.util.Optional;

final class JpaDeploymentRepository extends JpaRepository<Deployment, DeploymentId, DeploymentRow>
    implements DeploymentRepository {

  JpaDeploymentRepository(StoreContext context, ProjectId project) {
    super(context, Deployment.TYPE, DeploymentRow.MAPPING, project);
  }

  @Override
  public Optional<Deployment> findByProviderId(
      InfraProvider provider, String providerDeploymentId) {
    return findBy(Map.of("provider", provider, "providerDeploymentId", providerDeploymentId));
  }

  @Override
  public Page<Deployment> findByStatus(DeploymentStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  @Override
  public Page<Deployment> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }
}

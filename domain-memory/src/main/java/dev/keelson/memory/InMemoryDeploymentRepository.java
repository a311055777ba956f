// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.run.RunId;
import java.util.List;
import java.util.Optional;

final class InMemoryDeploymentRepository extends InMemoryRepository<Deployment, DeploymentId>
    implements DeploymentRepository {

  InMemoryDeploymentRepository(StoreContext context, ProjectId project) {
    super(context, Deployment.TYPE, project);
  }

  @Override
  public Optional<Deployment> findByProviderId(
      InfraProvider provider, String providerDeploymentId) {
    return findBy("provider_provider_deployment_id", List.of(provider, providerDeploymentId));
  }

  @Override
  public Page<Deployment> findByStatus(DeploymentStatus status, PageRequest page) {
    return page(byId, page, value -> value.status() == status);
  }

  @Override
  public Page<Deployment> findByRun(RunId run, PageRequest page) {
    return page(byId, page, value -> run.equals(value.runId()));
  }
}

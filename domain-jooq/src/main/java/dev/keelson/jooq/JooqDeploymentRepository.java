// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.DEPLOYMENT;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.jooq.generated.tables.records.DeploymentRecord;
import dev.keelson.run.RunId;
import java.util.Optional;

final class JooqDeploymentRepository
    extends JooqRepository<Deployment, DeploymentId, DeploymentRecord>
    implements DeploymentRepository {

  private static final EntityTable<Deployment, DeploymentId, DeploymentRecord> TABLE =
      EntityTable.of(Deployment.TYPE, new DeploymentRowsImpl(), DEPLOYMENT);

  JooqDeploymentRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<Deployment> findByProviderId(
      InfraProvider provider, String providerDeploymentId) {
    return findBy(
        DEPLOYMENT
            .PROVIDER
            .eq(provider)
            .and(DEPLOYMENT.PROVIDER_DEPLOYMENT_ID.eq(providerDeploymentId)));
  }

  @Override
  public Page<Deployment> findByStatus(DeploymentStatus status, PageRequest page) {
    return page(DEPLOYMENT.STATUS.eq(status), page, byId);
  }

  @Override
  public Page<Deployment> findByRun(RunId run, PageRequest page) {
    return page(DEPLOYMENT.RUN_ID.eq(run), page, byId);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.run.RunId;
import java.util.Map;

final class JpaInfraResourceRepository
    extends JpaRepository<InfraResource, InfraResourceId, InfraResourceRow>
    implements InfraResourceRepository {

  JpaInfraResourceRepository(StoreContext context, ProjectId project) {
    super(context, InfraResource.TYPE, InfraResourceRow.MAPPING, project);
  }

  @Override
  public Ensured<InfraResource> ensure(InfraResource value) {
    return ensure(
        value,
        Map.of(
            "provider",
            value.provider(),
            "resourceType",
            value.resourceType(),
            "externalId",
            value.externalId()));
  }

  @Override
  public Page<InfraResource> findByProvider(InfraProvider provider, PageRequest page) {
    return page(Map.of("provider", provider), byId, page);
  }

  @Override
  public Page<InfraResource> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.run.RunId;
import java.util.List;

final class InMemoryInfraResourceRepository
    extends InMemoryRepository<InfraResource, InfraResourceId> implements InfraResourceRepository {

  InMemoryInfraResourceRepository(StoreContext context, ProjectId project) {
    super(context, InfraResource.TYPE, project);
  }

  @Override
  public Ensured<InfraResource> ensure(InfraResource value) {
    return ensure(
        value,
        "provider_resource_type_external_id",
        List.of(value.provider(), value.resourceType(), value.externalId()));
  }

  @Override
  public Page<InfraResource> findByProvider(InfraProvider provider, PageRequest page) {
    return page(byId, page, value -> value.provider().equals(provider));
  }

  @Override
  public Page<InfraResource> findByRun(RunId run, PageRequest page) {
    return page(byId, page, value -> run.equals(value.runId()));
  }
}

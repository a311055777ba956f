// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Integration;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.IntegrationStatus;

final class InMemoryIntegrationRepository extends InMemoryRepository<Integration, IntegrationId>
    implements IntegrationRepository {

  InMemoryIntegrationRepository(StoreContext context, ProjectId project) {
    super(context, Integration.TYPE, project);
  }

  @Override
  public Page<Integration> findByKind(IntegrationKind kind, PageRequest page) {
    return page(byId, page, integration -> integration.kind().equals(kind));
  }

  @Override
  public Page<Integration> findByStatus(IntegrationStatus status, PageRequest page) {
    return page(byId, page, integration -> integration.status() == status);
  }
}

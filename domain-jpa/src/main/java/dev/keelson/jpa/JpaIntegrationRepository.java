// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Integration;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.IntegrationStatus;
import java.util.Map;

final class JpaIntegrationRepository
    extends JpaRepository<Integration, IntegrationId, IntegrationRow>
    implements IntegrationRepository {

  JpaIntegrationRepository(StoreContext context, ProjectId project) {
    super(context, Integration.TYPE, IntegrationRow.MAPPING, project);
  }

  @Override
  public Page<Integration> findByKind(IntegrationKind kind, PageRequest page) {
    return page(Map.of("kind", kind), byId, page);
  }

  @Override
  public Page<Integration> findByStatus(IntegrationStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}

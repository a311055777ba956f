// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.INTEGRATION;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.IntegrationRecord;
import dev.keelson.project.Integration;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.IntegrationStatus;

final class JooqIntegrationRepository
    extends JooqRepository<Integration, IntegrationId, IntegrationRecord>
    implements IntegrationRepository {

  private static final EntityTable<Integration, IntegrationId, IntegrationRecord> TABLE =
      EntityTable.of(Integration.TYPE, new IntegrationRowsImpl(), INTEGRATION);

  JooqIntegrationRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Integration> findByKind(IntegrationKind kind, PageRequest page) {
    return page(INTEGRATION.KIND.eq(kind), page, byId);
  }

  @Override
  public Page<Integration> findByStatus(IntegrationStatus status, PageRequest page) {
    return page(INTEGRATION.STATUS.eq(status), page, byId);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.INFRA_RESOURCE;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.jooq.generated.tables.records.InfraResourceRecord;
import dev.keelson.run.RunId;

final class JooqInfraResourceRepository
    extends JooqRepository<InfraResource, InfraResourceId, InfraResourceRecord>
    implements InfraResourceRepository {

  private static final EntityTable<InfraResource, InfraResourceId, InfraResourceRecord> TABLE =
      EntityTable.of(InfraResource.TYPE, new InfraResourceRowsImpl(), INFRA_RESOURCE);

  JooqInfraResourceRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Ensured<InfraResource> ensure(InfraResource value) {
    return ensure(
        value,
        INFRA_RESOURCE
            .PROVIDER
            .eq(value.provider())
            .and(INFRA_RESOURCE.RESOURCE_TYPE.eq(value.resourceType()))
            .and(INFRA_RESOURCE.EXTERNAL_ID.eq(value.externalId())));
  }

  @Override
  public Page<InfraResource> findByProvider(InfraProvider provider, PageRequest page) {
    return page(INFRA_RESOURCE.PROVIDER.eq(provider), page, byId);
  }

  @Override
  public Page<InfraResource> findByRun(RunId run, PageRequest page) {
    return page(INFRA_RESOURCE.RUN_ID.eq(run), page, byId);
  }
}

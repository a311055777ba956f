// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;

/** Stores the integrations of one project. */
public final class IntegrationRepository extends DeletingRepository<Integration, IntegrationId> {

  /** Creates the repository in {@code context}. */
  public IntegrationRepository(RepositoryContext context) {
    super(Integration.TYPE, context);
  }

  /** Returns the integrations of one kind, oldest first (R001-86). */
  public Page<Integration> findByKind(IntegrationKind kind, PageRequest page) {
    return page(type.where(Integration.KIND.is(kind)), page);
  }

  /** Returns the integrations in {@code status}, oldest first (R001-87). */
  public Page<Integration> findByStatus(IntegrationStatus status, PageRequest page) {
    return page(type.where(Integration.STATUS.is(status)), page);
  }
}

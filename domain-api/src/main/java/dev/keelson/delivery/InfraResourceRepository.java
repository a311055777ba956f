// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the infrastructure of one project. */
public final class InfraResourceRepository extends Repository<InfraResource, InfraResourceId> {

  /** Creates the repository in {@code context}. */
  public InfraResourceRepository(RepositoryContext context) {
    super(InfraResource.TYPE, context);
  }

  /**
   * Deletes the record of a resource that no longer exists. Returns whether it was stored in this
   * project.
   */
  public boolean delete(InfraResourceId id) {
    return remove(id);
  }

  /** Returns the resources at a provider, oldest first. */
  public Page<InfraResource> findByProvider(InfraProvider provider, PageRequest page) {
    return page(type.where(InfraResource.PROVIDER.is(provider)), page);
  }

  /** Returns the resources that a run created or changed last, oldest first (R003-88). */
  public Page<InfraResource> findByRun(RunId run, PageRequest page) {
    return page(type.where(InfraResource.RUN_ID.is(run)), page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.run.RunId;

/** Stores the infrastructure of one project. */
public interface InfraResourceRepository extends Repository<InfraResource, InfraResourceId> {

  /**
   * Returns the resource with the same provider, type and external id that is stored already, or
   * stores this one; of many at once, one is stored and all get it.
   */
  Ensured<InfraResource> ensure(InfraResource resource);

  /** Forgets a resource that is no more. Returns whether there was one in this project. */
  boolean delete(InfraResourceId id);

  /** The resources at a provider, by id. */
  Page<InfraResource> findByProvider(InfraProvider provider, PageRequest page);

  /** The resources that a run created or changed last, by id (R003-88). */
  Page<InfraResource> findByRun(RunId run, PageRequest page);
}

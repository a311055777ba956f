// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/** Stores the integrations of one project. */
public interface IntegrationRepository extends DeletingRepository<Integration, IntegrationId> {

  /** All integrations, by id, which is the order in which they were made (R001-20, R001-85). */
  Page<Integration> findAll(PageRequest page);

  /** The integrations of one kind, by id (R001-86). */
  Page<Integration> findByKind(IntegrationKind kind, PageRequest page);

  /** The integrations that are in use, or those that are not, by id (R001-87). */
  Page<Integration> findByStatus(IntegrationStatus status, PageRequest page);
}

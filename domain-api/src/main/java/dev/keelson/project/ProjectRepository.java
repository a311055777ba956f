// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Repository;
import java.util.Optional;

/** Stores projects. */
public interface ProjectRepository extends Repository<Project, ProjectId> {

  /** The owner's project of that slug, or empty (R001-105). */
  Optional<Project> findBySlug(String owner, String slug);

  /** The project that the host knows by this key, or empty. */
  Optional<Project> findByExternalKey(String externalKey);

  /**
   * The owner's projects, last written first, ties by id downwards (R003-21, R003-22). A project
   * written meanwhile moves to the front.
   */
  Page<Project> findByOwner(String owner, PageRequest page);

  /** The projects in {@code status}, by id (R001-19). */
  Page<Project> findByStatus(ProjectStatus status, PageRequest page);

  /**
   * Deletes a project for good, at whatever version it is, with everything that it owns; {@link
   * Project#archived()} puts it away instead. It is one unit of work, and nothing can begin in the
   * project meanwhile. The journal and the usage ledger keep what they tell of it; a repo that was
   * exclusive to it is free.
   *
   * <p>What is not in the store stays: delete what {@link PurgedProject#blobs()} names unless
   * another project names it too, and call {@link dev.keelson.knowledge.VectorIndex#deleteAll}.
   * Whoever calls this within {@code Keelson.inTransaction} can note them down before they are
   * forgotten.
   *
   * @return what went, or empty if there was no such project; of callers that race, one is told
   * @throws dev.keelson.core.InvalidValueException if a run of it is open
   */
  Optional<PurgedProject> purge(ProjectId id);
}

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
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;
import java.util.Optional;
import java.util.UUID;

/** Stores projects. */
public final class ProjectRepository extends Repository<Project, ProjectId> {

  private final ProjectPurge purge;

  /** The repository in {@code room}. */
  public ProjectRepository(Room room, ProjectPurge purge) {
    super(Project.TYPE, room);
    this.purge = purge;
  }

  /** The owner's project of that slug, or empty (R001-105). */
  public Optional<Project> findBySlug(String owner, String slug) {
    return first(type.where(Project.OWNER.is(owner), Project.SLUG.is(slug)));
  }

  /** Returns the project that a remote instance knows by this id, or empty. */
  public Optional<Project> findByRemoteProjectId(UUID remoteProjectId) {
    return first(type.where(Project.REMOTE_PROJECT_ID.is(remoteProjectId)));
  }

  /** The project that the host knows by this key, or empty. */
  public Optional<Project> findByExternalKey(String externalKey) {
    return first(type.where(Project.EXTERNAL_KEY.is(externalKey)));
  }

  /**
   * The owner's projects, last written first, ties by id downwards (R003-21, R003-22). A project
   * written meanwhile moves to the front.
   */
  public Page<Project> findByOwner(String owner, PageRequest page) {
    return page(type.where(Project.OWNER.is(owner)).byDescending(Project.UPDATED_AT), page);
  }

  /** The projects in {@code status}, oldest first (R001-19). */
  public Page<Project> findByStatus(ProjectStatus status, PageRequest page) {
    return page(type.where(Project.STATUS.is(status)), page);
  }

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
  public Optional<PurgedProject> purge(ProjectId id) {
    return purge.purge(id);
  }
}

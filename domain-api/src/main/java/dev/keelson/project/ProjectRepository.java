// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;
import java.util.UUID;

/** Stores projects. */
public final class ProjectRepository extends Repository<Project, ProjectId> {

  private final ProjectPurge purge;

  /** Creates the repository in {@code context}. */
  public ProjectRepository(RepositoryContext context, ProjectPurge purge) {
    super(Project.TYPE, context);
    this.purge = Check.present(purge, "purge");
  }

  /** Returns the owner's project with that slug, or empty (R001-105). */
  public Optional<Project> findBySlug(String owner, String slug) {
    return first(type.where(Project.OWNER.is(owner), Project.SLUG.is(slug)));
  }

  /** Returns the project that a remote instance knows by this id, or empty. */
  public Optional<Project> findByRemoteProjectId(UUID remoteProjectId) {
    return first(type.where(Project.REMOTE_PROJECT_ID.is(remoteProjectId)));
  }

  /** Returns the project with that key of the host, or empty. */
  public Optional<Project> findByExternalKey(String externalKey) {
    return first(type.where(Project.EXTERNAL_KEY.is(externalKey)));
  }

  /**
   * Returns the owner's projects, last written first, ties by descending id (R003-21, R003-22). A
   * project that is written between two pages moves to the front.
   */
  public Page<Project> findByOwner(String owner, PageRequest page) {
    return page(type.where(Project.OWNER.is(owner)).byDescending(Project.UPDATED_AT), page);
  }

  /**
   * Returns the projects that link a repo, oldest first; for what a provider reports about the
   * repo.
   */
  public Page<Project> findByRepo(RepoId repo, PageRequest page) {
    // a scan by declaration only: an index has the links of a repo, which lead to projects by id
    return page(
        type.where(ProjectRepo.PROJECT_ID.from(ProjectRepo.TYPE, ProjectRepo.REPO_ID.is(repo)))
            .asScan(),
        page);
  }

  /** Returns the projects in {@code status}, oldest first (R001-19). */
  public Page<Project> findByStatus(ProjectStatus status, PageRequest page) {
    return page(type.where(Project.STATUS.is(status)), page);
  }

  /**
   * Deletes a project permanently, regardless of version, together with everything that it owns; to
   * keep it, archive it with {@link Project#archived()} instead. The purge is one transaction, and
   * nothing can be written to the project meanwhile. The project's entries in the journal and the
   * usage ledger are retained; a repo that was exclusive to it may be linked by any project.
   *
   * <p>Data outside the store is not deleted: delete what {@link PurgedProject#blobs()} names
   * unless another project refers to it too, and call {@link
   * dev.keelson.knowledge.VectorIndex#deleteAll}. Call this within {@code Keelson.inTransaction} to
   * record the blobs in the same transaction.
   *
   * @return what was removed, or empty if there was no such project; of concurrent calls exactly
   *     one reports it
   * @throws dev.keelson.core.InvalidValueException if one of its runs is active, or it or one of
   *     them is held, naming {@code hold}
   */
  public Optional<PurgedProject> purge(ProjectId id) {
    return purge.purge(Check.present(id, "id"));
  }
}

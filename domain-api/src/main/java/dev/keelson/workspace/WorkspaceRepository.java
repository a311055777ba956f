// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Query;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores one project's workspaces. */
public final class WorkspaceRepository extends Repository<Workspace, WorkspaceId> {

  /** Creates the repository in {@code context}. */
  public WorkspaceRepository(RepositoryContext context) {
    super(Workspace.TYPE, context);
  }

  /** Returns the workspaces in a container, or at a path of the host, newest first. */
  public Page<Workspace> findByContainerRef(String containerRef, PageRequest page) {
    return page(type.where(Workspace.CONTAINER_REF.is(containerRef)).newestFirst(), page);
  }

  /**
   * Returns the workspaces whose reference begins with {@code prefix}, by reference; for those
   * below a directory of the host, end the prefix with its separator.
   */
  public Page<Workspace> findByContainerRefPrefix(String prefix, PageRequest page) {
    // a scan by declaration only: the index has them together, and then sorts equal references
    return page(
        type.where(Workspace.CONTAINER_REF.startsWith(prefix)).by(Workspace.CONTAINER_REF).asScan(),
        page);
  }

  /**
   * Returns the workspace in whose working tree this file or directory of the host is, or empty; of
   * several, the one with the longest reference, and of these the newest.
   */
  public Optional<Workspace> findByPath(String path) {
    // a scan by declaration only: there are as many references as the path has parts
    return first(
        type.where(Workspace.CONTAINER_REF.in(withParents(Check.present(path, "path"))))
            .byDescending(Workspace.CONTAINER_REF)
            .asScan());
  }

  private static List<String> withParents(String path) {
    return IntStream.rangeClosed(1, path.length())
        .filter(end -> end == path.length() || isSeparator(path.charAt(end)))
        .mapToObj(end -> path.substring(0, end))
        .limit(Query.MAX_VALUES)
        .toList();
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  /** Returns the workspace that is being prepared or ready on this branch, or empty. */
  public Optional<Workspace> findByLiveBranch(String branch) {
    return first(
        type.where(
                Workspace.BRANCH.is(branch),
                Workspace.STATUS.in(WorkspaceStatus.LIFECYCLE.activeStates()))
            .asScan());
  }

  /** Returns the workspaces for a work item, oldest first (R002-25). */
  public Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(Workspace.WORK_ITEM_ID.is(workItem)), page);
  }

  /** Returns the workspaces in {@code status}, oldest first. */
  public Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page) {
    return page(type.where(Workspace.STATUS.is(status)), page);
  }
}

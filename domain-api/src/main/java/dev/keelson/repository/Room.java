// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where repositories work: with which store, and in which project.
 *
 * @param owner the project, or null for what all projects share
 * @param strict whether queries that no index serves are refused
 */
public record Room(
    EntityStore entities,
    QueryStore queries,
    LogStore logs,
    @Nullable ProjectId owner,
    boolean strict) {

  /**
   * The project.
   *
   * @throws NullPointerException if this is where all projects share
   */
  public ProjectId project() {
    return Objects.requireNonNull(owner, "project");
  }

  /** Asks what is stored here. */
  public Reader reader() {
    return new Reader(
        queries, owner == null ? new Scope.Shared() : new Scope.Projects(List.of(owner)), strict);
  }

  /**
   * Refuses what may not be written here, whatever is stored.
   *
   * @throws ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of it looks like a secret
   */
  public <T extends Entity<?>> void check(T value) {
    if (owner != null && value instanceof ProjectOwned owned) {
      checkOwner(value.id(), owned.projectId());
    }
    WriteCheck.refuseSecrets((Record) value);
  }

  /**
   * Refuses what belongs to another project.
   *
   * @throws ForeignProjectException naming both
   */
  public void checkOwner(Id subject, ProjectId of) {
    if (!of.equals(project())) {
      throw new ForeignProjectException(subject, of, project());
    }
  }
}

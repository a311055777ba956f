// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.EntityType;
import dev.keelson.query.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context of repositories: the store, and the project.
 *
 * @param owner the project, or null for what all projects share
 * @param strict whether queries that no index serves are refused
 * @param secrets what happens to secrets in what is written
 */
public record RepositoryContext(
    EntityStore entities,
    QueryStore queries,
    LogStore logs,
    @Nullable ProjectId owner,
    boolean strict,
    SecretPolicy secrets) {

  public RepositoryContext {
    Check.present(entities, "context.entities");
    Check.present(queries, "context.queries");
    Check.present(logs, "context.logs");
    Check.present(secrets, "context.secrets");
  }

  /**
   * Returns the project.
   *
   * @throws dev.keelson.core.InvalidValueException if this is the context of what all projects
   *     share
   */
  public ProjectId project() {
    return Check.present(owner, "project");
  }

  /** Returns a reader of what is stored here. */
  public Reader reader() {
    return new Reader(
        queries, owner == null ? new Scope.Shared() : new Scope.Projects(List.of(owner)), strict);
  }

  /**
   * Checks a value before it is written, as far as that needs no stored data, and returns it with
   * secrets in its contents masked.
   *
   * @throws ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of it that is none of its contents
   *     looks like a secret
   */
  public <T extends Entity<I>, I extends Id> T admit(EntityType<T, I> type, T value) {
    Check.present(type, "type");
    if (owner != null && value instanceof ProjectOwned owned) {
      checkOwner(value.id(), owned.projectId());
    }
    return secrets.admit(type, value);
  }

  /**
   * Checks that a value belongs to this project.
   *
   * @throws ForeignProjectException if it belongs to another project, naming both
   */
  public void checkOwner(Id subject, ProjectId of) {
    Check.present(subject, "subject");
    Check.present(of, "of");
    WriteCheck.requireOwner(subject, of, project());
  }
}

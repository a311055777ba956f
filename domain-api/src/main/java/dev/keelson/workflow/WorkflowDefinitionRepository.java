// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the revisions of workflow definitions, which are immutable. */
public final class WorkflowDefinitionRepository
    extends InsertingRepository<WorkflowDefinition, WorkflowDefinitionId> {

  /** Creates the repository in {@code context}. */
  public WorkflowDefinitionRepository(RepositoryContext context) {
    super(WorkflowDefinition.TYPE, context);
  }

  /**
   * Stores a definition as the next revision of its name and returns it. Revisions have no gaps,
   * also under concurrent inserts (R000-74).
   *
   * @param definition with the revision 0
   * @throws dev.keelson.core.AlreadyExistsException if the id is taken
   * @throws dev.keelson.core.InvalidValueException if the revision is not 0
   * @throws dev.keelson.core.SecretFoundException if a text of it looks like a secret
   */
  @Override
  public WorkflowDefinition insert(WorkflowDefinition definition) {
    return super.insert(definition);
  }

  /** Returns the newest revision of that name, or empty if there is none (R000-149). */
  public Optional<WorkflowDefinition> findLatest(String name) {
    return first(
        type.where(WorkflowDefinition.NAME.is(name)).byDescending(WorkflowDefinition.REVISION));
  }

  /** Returns that revision of that name, or empty if there is none. */
  public Optional<WorkflowDefinition> findRevision(String name, int revision) {
    return first(
        type.where(WorkflowDefinition.NAME.is(name), WorkflowDefinition.REVISION.is(revision)));
  }

  /** Returns a page of all revisions of that name, newest first. */
  public Page<WorkflowDefinition> findRevisions(String name, PageRequest page) {
    return page(
        type.where(WorkflowDefinition.NAME.is(name)).byDescending(WorkflowDefinition.REVISION),
        page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.InsertingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores the revisions of workflow definitions. They are written once and never changed. */
public interface WorkflowDefinitionRepository
    extends InsertingRepository<WorkflowDefinition, WorkflowDefinitionId> {

  /**
   * Stores a definition as the next revision of its name and returns it. Revisions have no gaps,
   * however many are stored at once (R000-74).
   *
   * @param definition with the revision 0
   * @throws dev.keelson.core.AlreadyExistsException if the id is taken
   * @throws dev.keelson.core.InvalidValueException if the revision is not 0
   * @throws dev.keelson.core.SecretFoundException if a text of it looks like a secret
   */
  @Override
  WorkflowDefinition insert(WorkflowDefinition definition);

  /** The newest revision of that name, or empty if there is none (R000-149). */
  Optional<WorkflowDefinition> findLatest(String name);

  /** That revision, or empty if there is none. */
  Optional<WorkflowDefinition> findRevision(String name, int revision);

  /** All revisions of that name, newest first. */
  Page<WorkflowDefinition> findRevisions(String name, PageRequest page);

  /** All revisions of all definitions, by id, which is the order in which they were made. */
  Page<WorkflowDefinition> findAll(PageRequest page);
}

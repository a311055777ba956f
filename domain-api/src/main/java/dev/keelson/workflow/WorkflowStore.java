// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

/** The part of a store that keeps workflows. */
public interface WorkflowStore {

  /** All workflow definitions. */
  WorkflowDefinitionRepository workflows();
}

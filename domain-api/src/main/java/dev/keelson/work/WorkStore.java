// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

/** The part of a project's store that keeps work. */
public interface WorkStore {

  /** The project's work items. */
  WorkItemRepository workItems();

  /** What the project's work items wait for. */
  WorkItemDependencyRepository dependencies();

  /** The images that the project's work items show. */
  WorkItemImageRepository itemImages();
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

/** The part of a project's store that keeps its journal. */
public interface JournalStore {

  /** The project's journal. */
  Journal journal();
}

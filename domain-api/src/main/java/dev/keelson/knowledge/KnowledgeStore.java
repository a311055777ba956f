// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

/** The part of a project's store that keeps what agents look things up in. */
public interface KnowledgeStore {

  /** The files, and their ingestion. */
  ProjectFileRepository files();

  /** The chunks that were extracted from the files. */
  FileChunkRepository chunks();

  /** What was cited. */
  CitationRepository citations();
}

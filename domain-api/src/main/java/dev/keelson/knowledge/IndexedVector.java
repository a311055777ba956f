// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;

/**
 * An entry of a vector index.
 *
 * @param id identifies it in its namespace, for example the id of a chunk
 * @param embedding its embedding
 * @param metadata what it represents
 */
public record IndexedVector<M extends VectorMetadata>(String id, Embedding embedding, M metadata) {

  public IndexedVector {
    Check.line(id, "indexedVector.id", 300);
    Check.present(embedding, "indexedVector.embedding");
    Check.present(metadata, "indexedVector.metadata");
  }
}

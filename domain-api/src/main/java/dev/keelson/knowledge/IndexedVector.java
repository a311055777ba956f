// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import java.util.Objects;

/**
 * What an index keeps.
 *
 * @param id identifies it in its namespace, for example by the id of a chunk
 * @param embedding where it is
 * @param metadata what it is about
 */
public record IndexedVector<M extends VectorMetadata>(String id, Embedding embedding, M metadata) {

  public IndexedVector {
    Check.line(id, "indexedVector.id", 300);
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(metadata, "metadata");
  }
}

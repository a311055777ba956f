// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;

/**
 * A result of a search.
 *
 * @param id identifies it in its namespace
 * @param score its similarity: the cosine, at most 1
 * @param metadata what it represents
 */
public record VectorMatch<M extends VectorMetadata>(String id, double score, M metadata) {

  public VectorMatch {
    Check.present(id, "vectorMatch.id");
    Check.present(metadata, "vectorMatch.metadata");
  }
}

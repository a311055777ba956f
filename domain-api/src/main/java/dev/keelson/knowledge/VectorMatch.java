// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import java.util.Objects;

/**
 * A result of a search.
 *
 * @param id identifies it in its namespace
 * @param score its similarity: the cosine, at most 1
 * @param metadata what it represents
 */
public record VectorMatch<M extends VectorMetadata>(String id, double score, M metadata) {

  public VectorMatch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metadata, "metadata");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import java.util.Objects;

/**
 * What a search found.
 *
 * @param id identifies it in its namespace
 * @param score how similar it is: the cosine, 1 at most
 * @param metadata what it is about
 */
public record VectorMatch<M extends VectorMetadata>(String id, double score, M metadata) {

  public VectorMatch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metadata, "metadata");
  }
}

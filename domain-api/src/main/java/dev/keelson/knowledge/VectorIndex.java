// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import java.util.Collection;
import java.util.List;

/**
 * Finds what is similar. A port: hosts bring an index of their own, which alone says what is
 * similar to what (R003-02, R004-83). It is no part of a store's transactions, so what is in it may
 * lag behind the rows. Every method is atomic alone, and thread-safe.
 */
public interface VectorIndex {

  /** How many numbers each embedding in it has. */
  int dimension();

  /**
   * Keeps these vectors, all or none of them. One whose id is known in the namespace takes the
   * place of the one that has it; of two in one call, the later one. Twice: the same. At once: one
   * after the other, each call in one piece.
   *
   * @throws dev.keelson.core.InvalidValueException if an embedding has another dimension, or a
   *     vector is about something that the namespace does not hold, such as another project's
   * @throws dev.keelson.core.SecretFoundException if a text of one looks like a secret
   */
  <M extends VectorMetadata> void upsert(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors);

  /**
   * Forgets the vectors with these ids in the namespace; unknown ids are none of its business, so
   * twice is as once.
   */
  void delete(VectorNamespace<?> namespace, Collection<String> ids);

  /**
   * Forgets every vector of a project, whatever namespace it is in; meant for projects that are
   * deleted. Of one that has none, nothing happens.
   */
  void deleteAll(ProjectId project);

  /**
   * The vectors in the namespace that are most similar to {@code query} by cosine, the most similar
   * first, ties by id; never one of another namespace or project (R003-114). Empty if there are
   * none.
   *
   * @param max 1 to {@value PageRequest#MAX_SIZE}
   * @throws dev.keelson.core.InvalidValueException if {@code query} has another dimension
   */
  <M extends VectorMetadata> List<VectorMatch<M>> search(
      VectorNamespace<M> namespace, Embedding query, int max);

  /** For indexes: refuses what may not be kept; see {@link #upsert}. */
  static <M extends VectorMetadata> void check(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors, int dimension) {
    for (IndexedVector<M> vector : vectors) {
      vector.embedding().requireDimension(dimension);
      Check.that(
          namespace.holds(vector.metadata()),
          "indexedVector.metadata",
          "must be about what is in " + namespace.key(),
          "keep it in the namespace of its own project");
      WriteCheck.refuseSecrets(vector);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.repository.SecretPolicy;
import java.util.Collection;
import java.util.List;

/**
 * Finds similar vectors. A port: hosts provide the index, which alone computes similarity (R003-02,
 * R004-83). It does not take part in a store's transactions, so it may lag behind the rows. Every
 * method is atomic and thread-safe.
 */
public interface VectorIndex {

  /** Returns the number of components of its embeddings. */
  int dimension();

  /**
   * Stores these vectors, all or none of them. A vector whose id is known in the namespace replaces
   * the stored one; of several with one id in one call, the last one counts. Repeated: no further
   * change. Concurrently: calls take effect one after the other.
   *
   * @throws dev.keelson.core.InvalidValueException if an embedding has another dimension, or a
   *     vector does not belong in the namespace, for example because it is another project's
   * @throws dev.keelson.core.SecretFoundException if a text of one looks like a secret
   */
  <M extends VectorMetadata> void upsert(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors);

  /**
   * Deletes the vectors with these ids from the namespace. Unknown ids are ignored, so the call is
   * idempotent.
   */
  void delete(VectorNamespace<?> namespace, Collection<String> ids);

  /**
   * Deletes every vector of a project from all namespaces; meant for projects that are purged. Does
   * nothing if there are none.
   */
  void deleteAll(ProjectId project);

  /**
   * Returns the vectors in the namespace that are most similar to {@code query} by cosine, most
   * similar first, ties by id; never one of another namespace or project (R003-114). Empty if there
   * are none.
   *
   * @param max the maximum number of results, 1 to {@value PageRequest#MAX_SIZE}
   * @throws dev.keelson.core.InvalidValueException if {@code query} has another dimension
   */
  <M extends VectorMetadata> List<VectorMatch<M>> search(
      VectorNamespace<M> namespace, Embedding query, int max);

  /**
   * Returns an index over this one that also refuses, with a {@link
   * dev.keelson.core.SecretFoundException}, what the scanner of {@code policy} finds; this one
   * stays as it is. Of the policy only the scanner counts. A host gives the returned one away,
   * since {@link dev.keelson.Keelson#withSecretPolicy} does not reach a port.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code policy} is null
   */
  default VectorIndex withSecretPolicy(SecretPolicy policy) {
    return new SecretPolicyIndex(this, Check.present(policy, "policy"));
  }

  /**
   * Checks the arguments of {@link #upsert}, and returns a copy of the vectors, which is what was
   * checked; for authors of indexes.
   */
  static <M extends VectorMetadata> List<IndexedVector<M>> check(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors, int dimension) {
    Check.present(namespace, "namespace");
    List<IndexedVector<M>> all = Check.each(vectors, "vectors");
    for (IndexedVector<M> vector : all) {
      vector.embedding().requireDimension(dimension);
      Check.that(
          namespace.holds(vector.metadata()),
          "indexedVector.metadata",
          "must be about what is in " + namespace.key(),
          "keep it in the namespace of its own project");
      WriteCheck.refuseSecrets(vector);
    }
    return all;
  }
}

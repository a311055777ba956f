// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.repository.SecretPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Applies a host's policy before an index applies the standard one. */
record SecretPolicyIndex(VectorIndex index, SecretPolicy policy) implements VectorIndex {

  @Override
  public int dimension() {
    return index.dimension();
  }

  @Override
  public <M extends VectorMetadata> void upsert(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors) {
    List<IndexedVector<M>> all = Check.each(vectors, "vectors");
    all.forEach(vector -> WriteCheck.refuseSecrets(vector, policy.scanner(), Set.of()));
    index.upsert(namespace, all);
  }

  @Override
  public void delete(VectorNamespace<?> namespace, Collection<String> ids) {
    index.delete(namespace, ids);
  }

  @Override
  public void deleteAll(ProjectId project) {
    index.deleteAll(project);
  }

  @Override
  public <M extends VectorMetadata> List<VectorMatch<M>> search(
      VectorNamespace<M> namespace, Embedding query, int max) {
    return index.search(namespace, query, max);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Embedding;
import dev.keelson.knowledge.IndexedVector;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.knowledge.VectorMatch;
import dev.keelson.knowledge.VectorMetadata;
import dev.keelson.knowledge.VectorNamespace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a query with every vector of its namespace, so results are exact. */
final class MemoryVectorIndex implements VectorIndex {

  private final int dimension;
  private final Map<VectorNamespace<?>, Map<String, IndexedVector<?>>> namespaces = new HashMap<>();

  MemoryVectorIndex(int dimension) {
    Check.atLeast(1, dimension, "dimension");
    this.dimension = dimension;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public synchronized <M extends VectorMetadata> void upsert(
      VectorNamespace<M> namespace, List<IndexedVector<M>> vectors) {
    List<IndexedVector<M>> all = VectorIndex.check(namespace, vectors, dimension);
    Map<String, IndexedVector<?>> kept =
        namespaces.computeIfAbsent(namespace, any -> new HashMap<>());
    all.forEach(vector -> kept.put(vector.id(), vector));
  }

  @Override
  public synchronized void delete(VectorNamespace<?> namespace, Collection<String> ids) {
    Check.present(namespace, "namespace");
    namespaces.getOrDefault(namespace, new HashMap<>()).keySet().removeAll(Check.each(ids, "ids"));
  }

  @Override
  public synchronized void deleteAll(ProjectId project) {
    Check.present(project, "project");
    namespaces.keySet().removeIf(namespace -> namespace.projectId().equals(project));
  }

  @Override
  public synchronized <M extends VectorMetadata> List<VectorMatch<M>> search(
      VectorNamespace<M> namespace, Embedding query, int max) {
    Check.present(namespace, "namespace");
    Check.present(query, "query").requireDimension(dimension);
    int most = PageRequest.first(max).size();
    return namespaces.getOrDefault(namespace, Map.of()).values().stream()
        .map(vector -> MemoryVectorIndex.<M>match(vector, query))
        .sorted(
            comparingDouble((VectorMatch<M> match) -> match.score())
                .reversed()
                .thenComparing(comparing(VectorMatch::id)))
        .limit(most)
        .toList();
  }

  @SuppressWarnings("unchecked") // a namespace holds one type of metadata, checked on upsert
  private static <M extends VectorMetadata> VectorMatch<M> match(
      IndexedVector<?> vector, Embedding query) {
    return new VectorMatch<>(vector.id(), vector.embedding().cosine(query), (M) vector.metadata());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Verdicts.assertIndexCaught;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.Embedding;
import dev.keelson.knowledge.IndexedVector;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.knowledge.VectorMatch;
import dev.keelson.knowledge.VectorMetadata;
import dev.keelson.knowledge.VectorNamespace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Indexes of vectors that are wrong in one way each. */
final class IndexMutantsTest {

  @Test
  void an_index_without_fault_passes_everything() {
    Verdicts verdicts = Verdicts.onIndex(UnaryOperator.identity());
    assertThat(verdicts.failed()).isEmpty();
    assertThat(verdicts.skipped()).isEmpty();
    assertThat(verdicts.passed()).hasSizeGreaterThan(8);
  }

  @Test
  void a_search_that_leaks_another_namespace_is_caught() {
    assertIndexCaught(
        Leaking::new,
        "SubjectOfVectorContract.a_search_never_finds_what_is_in_another_namespace",
        "SubjectOfVectorContract.an_id_belongs_to_its_namespace");
  }

  @Test
  void a_search_that_finds_the_least_similar_first_is_caught() {
    assertIndexCaught(
        Reversed::new,
        "SubjectOfVectorContract.finds_the_most_similar_first",
        "SubjectOfVectorContract.what_is_equally_similar_comes_by_id");
  }

  @Test
  void an_index_that_makes_every_embedding_fit_is_caught() {
    assertIndexCaught(
        Fitting::new, "SubjectOfVectorContract.refuses_another_dimension_and_keeps_nothing");
  }

  @Test
  void an_index_that_keeps_the_code_of_a_project_that_is_gone_is_caught() {
    assertIndexCaught(
        Hoarding::new, "SubjectOfVectorContract.forgets_all_of_a_project_and_nothing_of_another");
  }

  /** Does as the honest index does. */
  private static class Delegating implements VectorIndex {

    final VectorIndex honest;

    Delegating(VectorIndex honest) {
      this.honest = honest;
    }

    @Override
    public int dimension() {
      return honest.dimension();
    }

    @Override
    public <M extends VectorMetadata> void upsert(
        VectorNamespace<M> namespace, List<IndexedVector<M>> vectors) {
      honest.upsert(namespace, vectors);
    }

    @Override
    public void delete(VectorNamespace<?> namespace, Collection<String> ids) {
      honest.delete(namespace, ids);
    }

    @Override
    public void deleteAll(ProjectId project) {
      honest.deleteAll(project);
    }

    @Override
    public <M extends VectorMetadata> List<VectorMatch<M>> search(
        VectorNamespace<M> namespace, Embedding query, int max) {
      return honest.search(namespace, query, max);
    }
  }

  private static final class Hoarding extends Delegating {

    Hoarding(VectorIndex honest) {
      super(honest);
    }

    @Override
    public void deleteAll(ProjectId project) {
      VectorNamespace.ChunkNamespace chunks = new VectorNamespace.ChunkNamespace(project);
      Embedding any = Embedding.of(new float[dimension()]);
      delete(chunks, search(chunks, any, 100).stream().map(VectorMatch::id).toList());
    }
  }

  private static final class Leaking extends Delegating {

    private final Set<VectorNamespace<?>> known = new LinkedHashSet<>();

    Leaking(VectorIndex honest) {
      super(honest);
    }

    @Override
    public <M extends VectorMetadata> void upsert(
        VectorNamespace<M> namespace, List<IndexedVector<M>> vectors) {
      super.upsert(namespace, vectors);
      known.add(namespace);
    }

    @Override
    public <M extends VectorMetadata> List<VectorMatch<M>> search(
        VectorNamespace<M> namespace, Embedding query, int max) {
      List<VectorMatch<M>> found = new ArrayList<>(super.search(namespace, query, max));
      for (VectorNamespace<?> other : known) {
        if (!other.equals(namespace)) {
          for (VectorMatch<?> match : honest.search(other, query, max)) {
            found.add(stray(match));
          }
        }
      }
      return found.stream().limit(max).toList();
    }

    @SuppressWarnings("unchecked") // that it is not of this type is the fault
    private static <M extends VectorMetadata> VectorMatch<M> stray(VectorMatch<?> match) {
      return (VectorMatch<M>) match;
    }
  }

  private static final class Reversed extends Delegating {

    Reversed(VectorIndex honest) {
      super(honest);
    }

    @Override
    public <M extends VectorMetadata> List<VectorMatch<M>> search(
        VectorNamespace<M> namespace, Embedding query, int max) {
      return super.search(namespace, query, max).reversed();
    }
  }

  private static final class Fitting extends Delegating {

    Fitting(VectorIndex honest) {
      super(honest);
    }

    @Override
    public <M extends VectorMetadata> void upsert(
        VectorNamespace<M> namespace, List<IndexedVector<M>> vectors) {
      super.upsert(
          namespace,
          vectors.stream()
              .map(vector ->
                  new IndexedVector<>(vector.id(), fit(vector.embedding()), vector.metadata()))
              .toList());
    }

    private Embedding fit(Embedding embedding) {
      return Embedding.of(Arrays.copyOf(embedding.values(), dimension()));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.knowledge.Embedding;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.IndexedVector;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.knowledge.VectorMatch;
import dev.keelson.knowledge.VectorMetadata;
import dev.keelson.knowledge.VectorNamespace;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TwoFaces;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract that every vector index must satisfy. The author of an index extends this class,
 * implements {@link #index}, and runs it with JUnit. Results must be exact for small numbers of
 * vectors, and writes must be visible immediately.
 */
@Proves("R004-83")
@Timeout(value = 3, unit = MINUTES, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class VectorIndexContract {

  private static final ProjectId SHOP = ProjectId.next();
  private static final ProjectId OTHER = ProjectId.next();
  private static final VectorNamespace.ChunkNamespace CHUNKS =
      new VectorNamespace.ChunkNamespace(SHOP);

  private VectorIndex index;

  /** Returns an empty index of 3 dimensions or more. Called once for each test. */
  protected abstract VectorIndex index();

  @BeforeEach
  final void openIndex() {
    index = index();
  }

  @Test
  @Proves("R003-02")
  final void finds_the_most_similar_first() {
    index.upsert(
        CHUNKS,
        List.of(
            vector("opposite", -1, 0, 0),
            vector("near", 3, 1, 0),
            vector("same", 7, 0, 0),
            vector("unrelated", 0, 0, 2)));
    List<VectorMatch<VectorMetadata.ChunkMetadata>> found = index.search(CHUNKS, at(2, 0, 0), 10);
    assertThat(found).map(VectorMatch::id).containsExactly("same", "near", "unrelated", "opposite");
    double[] cosines = {1, 3 / Math.sqrt(10), 0, -1};
    for (int i = 0; i < cosines.length; i++) {
      assertThat(found.get(i).score()).isCloseTo(cosines[i], within(1e-5));
    }
    assertThat(ids(CHUNKS, 2)).containsExactly("same", "near");
  }

  @Test
  final void what_is_equally_similar_comes_by_id() {
    index.upsert(CHUNKS, List.of(vector("b", 1, 0, 0), vector("c", 2, 0, 0), vector("a", 4, 0, 0)));
    assertThat(ids(CHUNKS, 10)).containsExactly("a", "b", "c");
    assertThat(ids(CHUNKS, 2)).containsExactly("a", "b");
  }

  @Test
  @Proves({"R003-109", "R003-110", "R003-111", "R003-112", "R003-113"})
  final void gives_back_what_a_vector_is_about() {
    VectorMetadata.ChunkMetadata paged =
        VectorMetadata.ChunkMetadata.builder()
            .projectId(SHOP)
            .fileId(ProjectFileId.next())
            .chunkId(FileChunkId.next())
            .pageStart(2)
            .pageEnd(3)
            .build();
    assertKept(CHUNKS, paged);
    assertKept(CHUNKS, chunk(SHOP));
    assertKept(
        new VectorNamespace.ArtifactNamespace(SHOP),
        VectorMetadata.ArtifactMetadata.builder()
            .projectId(SHOP)
            .artifactKind(new ArtifactKind("report"))
            .artifactKey("weekly/report")
            .artifactVersion(7)
            .build());
    RepoId repo = RepoId.next();
    assertKept(
        new VectorNamespace.CodeNamespace(SHOP, repo),
        VectorMetadata.CodeMetadata.builder()
            .projectId(SHOP)
            .repoId(repo)
            .path("src/Login.java")
            .language("java")
            .commitSha("4f1c0a9")
            .chunkStart(12)
            .chunkEnd(40)
            .build());
  }

  private <M extends VectorMetadata> void assertKept(VectorNamespace<M> namespace, M metadata) {
    index.upsert(namespace, List.of(new IndexedVector<>("kept", at(1, 2, 3), metadata)));
    assertThat(index.search(namespace, at(1, 2, 3), 1))
        .map(VectorMatch::metadata)
        .containsExactly(metadata);
  }

  @Test
  @Proves({"R003-106", "R003-107", "R003-108", "R003-114"})
  final void a_search_never_finds_what_is_in_another_namespace() {
    VectorNamespace.ChunkNamespace theirs = new VectorNamespace.ChunkNamespace(OTHER);
    RepoId repo = RepoId.next();
    VectorNamespace.CodeNamespace code = new VectorNamespace.CodeNamespace(SHOP, repo);
    VectorNamespace.CodeNamespace theirCode = new VectorNamespace.CodeNamespace(OTHER, repo);
    VectorNamespace.ArtifactNamespace artifacts = new VectorNamespace.ArtifactNamespace(SHOP);
    index.upsert(theirs, List.of(new IndexedVector<>("theirs", at(1, 0, 0), chunk(OTHER))));
    index.upsert(
        theirCode, List.of(new IndexedVector<>("their code", at(1, 0, 0), code(OTHER, repo))));
    for (VectorNamespace<?> empty :
        List.of(CHUNKS, artifacts, code, new VectorNamespace.CodeNamespace(OTHER, RepoId.next()))) {
      assertThat(ids(empty, 10)).as(empty.key()).isEmpty();
    }
    index.upsert(CHUNKS, List.of(vector("ours", 0, 1, 0)));
    index.upsert(code, List.of(new IndexedVector<>("our code", at(0, 1, 0), code(SHOP, repo))));
    assertThat(ids(CHUNKS, 10)).containsExactly("ours");
    assertThat(ids(code, 10)).containsExactly("our code");
    assertThat(ids(theirs, 10)).containsExactly("theirs");
    assertThat(ids(theirCode, 10)).containsExactly("their code");
  }

  @Test
  final void forgets_all_of_a_project_and_nothing_of_another() {
    RepoId repo = RepoId.next();
    VectorNamespace.CodeNamespace code = new VectorNamespace.CodeNamespace(SHOP, repo);
    VectorNamespace.CodeNamespace theirCode = new VectorNamespace.CodeNamespace(OTHER, repo);
    VectorNamespace.ArtifactNamespace artifacts = new VectorNamespace.ArtifactNamespace(SHOP);
    index.upsert(CHUNKS, List.of(vector("chunk", 1, 0, 0)));
    index.upsert(code, List.of(new IndexedVector<>("code", at(1, 0, 0), code(SHOP, repo))));
    index.upsert(theirCode, List.of(new IndexedVector<>("theirs", at(1, 0, 0), code(OTHER, repo))));
    VectorMetadata.ArtifactMetadata report =
        VectorMetadata.ArtifactMetadata.builder()
            .projectId(SHOP)
            .artifactKind(new ArtifactKind("report"))
            .artifactKey("weekly")
            .artifactVersion(1)
            .build();
    index.upsert(artifacts, List.of(new IndexedVector<>("report", at(1, 0, 0), report)));
    index.deleteAll(SHOP);
    index.deleteAll(SHOP);
    for (VectorNamespace<?> empty : List.of(CHUNKS, code, artifacts)) {
      assertThat(ids(empty, 10)).as(empty.key()).isEmpty();
    }
    assertThat(ids(theirCode, 10)).containsExactly("theirs");
    index.upsert(CHUNKS, List.of(vector("again", 1, 0, 0)));
    assertThat(ids(CHUNKS, 10)).containsExactly("again");
  }

  @Test
  @Proves("R003-114")
  final void an_id_belongs_to_its_namespace() {
    VectorNamespace.ChunkNamespace theirs = new VectorNamespace.ChunkNamespace(OTHER);
    index.upsert(CHUNKS, List.of(vector("same id", 1, 0, 0)));
    index.upsert(theirs, List.of(new IndexedVector<>("same id", at(0, 1, 0), chunk(OTHER))));
    assertThat(index.search(CHUNKS, at(1, 0, 0), 1).getFirst().score()).isCloseTo(1, within(1e-5));
    index.delete(theirs, List.of("same id"));
    assertThat(ids(CHUNKS, 10)).containsExactly("same id");
    assertThat(ids(theirs, 10)).isEmpty();
  }

  @Test
  final void a_known_id_is_replaced() {
    index.upsert(CHUNKS, List.of(vector("a", 1, 0, 0), vector("b", 0, 1, 0)));
    IndexedVector<VectorMetadata.ChunkMetadata> moved = vector("a", 0, 0, 1);
    index.upsert(CHUNKS, List.of(vector("a", 0, 1, 1), moved));
    assertThat(index.search(CHUNKS, at(0, 0, 1), 10))
        .first()
        .satisfies(match -> assertThat(match.metadata()).isEqualTo(moved.metadata()))
        .satisfies(match -> assertThat(match.score()).isCloseTo(1, within(1e-5)));
    assertThat(ids(CHUNKS, 10)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  final void what_is_deleted_is_not_found() {
    index.upsert(CHUNKS, List.of(vector("a", 1, 0, 0), vector("b", 1, 1, 0)));
    index.delete(CHUNKS, List.of("a", "unknown"));
    assertThat(ids(CHUNKS, 10)).containsExactly("b");
    index.delete(CHUNKS, List.of());
    index.delete(new VectorNamespace.ArtifactNamespace(OTHER), List.of("b"));
    assertThat(ids(CHUNKS, 10)).containsExactly("b");
    index.upsert(CHUNKS, List.of());
    index.upsert(CHUNKS, List.of(vector("a", 1, 0, 0)));
    assertThat(ids(CHUNKS, 10)).containsExactly("a", "b");
  }

  @Test
  final void refuses_another_dimension_and_keeps_nothing() {
    for (int dimension : List.of(index.dimension() - 1, index.dimension() + 1)) {
      float[] values = new float[dimension];
      Arrays.fill(values, 1);
      Embedding other = Embedding.of(values);
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() ->
              index.upsert(
                  CHUNKS,
                  List.of(vector("a", 1, 0, 0), new IndexedVector<>("b", other, chunk(SHOP)))))
          .satisfies(e -> assertThat(e.field()).isEqualTo("embedding.dimension"));
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> index.search(CHUNKS, other, 10))
          .satisfies(e -> assertThat(e.field()).isEqualTo("embedding.dimension"));
    }
    assertThat(ids(CHUNKS, 10)).isEmpty();
  }

  @Test
  @Proves({"R003-109", "R003-114"})
  final void refuses_what_its_namespace_does_not_hold_and_keeps_nothing() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            index.upsert(
                CHUNKS,
                List.of(
                    vector("a", 1, 0, 0), new IndexedVector<>("b", at(1, 0, 0), chunk(OTHER)))));
    VectorMetadata.CodeMetadata elsewhere = code(SHOP, RepoId.next());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            index.upsert(
                new VectorNamespace.CodeNamespace(SHOP, RepoId.next()),
                List.of(new IndexedVector<>("c", at(1, 0, 0), elsewhere))));
    assertThat(ids(CHUNKS, 10)).isEmpty();
  }

  @Test
  final void keeps_what_it_checked() {
    for (VectorIndex checked : List.of(index, index.withSecretPolicy(SecretPolicy.standard()))) {
      checked.upsert(
          CHUNKS,
          TwoFaces.list(
              List.of(vector("a", 1, 0, 0)),
              List.of(new IndexedVector<>("b", at(1, 0, 0), chunk(OTHER)))));
      assertThat(ids(CHUNKS, 10)).containsExactly("a");
    }
  }

  @Test
  @Proves("R003-04")
  final void refuses_a_secret() {
    RepoId repo = RepoId.next();
    VectorNamespace.CodeNamespace code = new VectorNamespace.CodeNamespace(SHOP, repo);
    VectorMetadata.CodeMetadata leak =
        VectorMetadata.CodeMetadata.builder()
            .projectId(SHOP)
            .repoId(repo)
            .path(Secrets.SECRET)
            .language("java")
            .commitSha("4f1c0a9")
            .chunkStart(1)
            .chunkEnd(2)
            .build();
    Secrets.assertRefused(
        "metadata.path",
        () -> index.upsert(code, List.of(new IndexedVector<>("a", at(1, 0, 0), leak))));
    Secrets.assertRefused(
        "id", () -> index.upsert(CHUNKS, List.of(vector(Secrets.SECRET, 1, 0, 0))));
    assertThat(ids(code, 10)).isEmpty();
  }

  @Test
  final void refuses_what_the_host_calls_a_secret() {
    VectorIndex given =
        index.withSecretPolicy(
            SecretPolicy.standard().with(SecretRule.of("Acme key", "acme-", "acme-[0-9]{6}")));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() ->
            given.upsert(CHUNKS, List.of(vector("a", 1, 0, 0), vector("of acme-123456", 1, 0, 0))))
        .satisfies(e -> assertThat(e.field()).isEqualTo("id"));
    assertThat(ids(CHUNKS, 10)).isEmpty();
    given.upsert(CHUNKS, List.of(vector("a", 1, 0, 0), vector("b", 1, 0, 0)));
    given.delete(CHUNKS, List.of("a"));
    assertThat(given.search(CHUNKS, at(1, 0, 0), 10)).map(VectorMatch::id).containsExactly("b");
    given.deleteAll(SHOP);
    assertThat(ids(CHUNKS, 10)).isEmpty();
    assertThat(given.dimension()).isEqualTo(index.dimension());
  }

  @Test
  final void refuses_to_find_none_or_too_many() {
    for (int max : List.of(0, -1, PageRequest.MAX_SIZE + 1)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> index.search(CHUNKS, at(1, 0, 0), max));
    }
  }

  private List<String> ids(VectorNamespace<?> namespace, int max) {
    return index.search(namespace, at(1, 0, 0), max).stream().map(VectorMatch::id).toList();
  }

  private IndexedVector<VectorMetadata.ChunkMetadata> vector(String id, float x, float y, float z) {
    return new IndexedVector<>(id, at(x, y, z), chunk(SHOP));
  }

  /** Returns a direction in the first three dimensions. */
  private Embedding at(float x, float y, float z) {
    float[] values = new float[index.dimension()];
    values[0] = x;
    values[1] = y;
    values[2] = z;
    return Embedding.of(values);
  }

  private static VectorMetadata.ChunkMetadata chunk(ProjectId project) {
    return VectorMetadata.ChunkMetadata.builder()
        .projectId(project)
        .fileId(ProjectFileId.next())
        .chunkId(FileChunkId.next())
        .build();
  }

  private static VectorMetadata.CodeMetadata code(ProjectId project, RepoId repo) {
    return VectorMetadata.CodeMetadata.builder()
        .projectId(project)
        .repoId(repo)
        .path("src/Login.java")
        .language("java")
        .commitSha("4f1c0a9")
        .chunkStart(1)
        .chunkEnd(9)
        .build();
  }
}

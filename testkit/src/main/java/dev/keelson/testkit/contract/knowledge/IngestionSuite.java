// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class IngestionSuite extends Suite {

  private ProjectFile file;

  @BeforeEach
  final void storeFile() {
    file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
  }

  @Test
  @Proves("R003-35")
  final void what_was_extracted_is_read_back_with_every_component_and_null() {
    FileChunk minimal = FileChunks.of(file, 3, "Why is login flaky?").getFirst();
    FileChunk full = FileChunks.everyComponentSet(file, 3);
    Ensured<ProjectFile> ingested =
        shop.actingAs(ANA).project().files().ingest(file.id(), 3, List.of(minimal, full));
    assertThat(ingested.isNew()).as("whether this call stored it").isTrue();
    assertThat(ingested.value().extractionVersion()).as("extractionVersion").isEqualTo(3);
    assertThat(ingested.value().ingestedAt()).as("ingestedAt").isNotNull();
    assertThat(ingested.value().version()).as("version").isEqualTo(2);
    assertThat(ingested.value().audit().updatedBy()).isEqualTo(ANA);
    assertThat(shop.project().files().get(file.id())).isEqualTo(ingested.value());
    List<FileChunk> stored = chunks();
    assertThat(stored).allMatch(chunk -> chunk.version() == 1);
    assertThat(stored).allMatch(chunk -> chunk.createdAt().equals(Made.NOW));
    assertThat(stored).allMatch(chunk -> chunk.audit().updatedBy().equals(ANA));
    assertThat(stored)
        .map(chunk -> chunk.withAudit(minimal.audit()))
        .containsExactly(minimal, full);
    assertThat(shop.project().chunks().find(full.id())).contains(stored.getLast());
    assertThat(shop.elsewhere().project().chunks().find(full.id())).isEmpty();
    for (Component component : Components.of(FileChunk.class)) {
      Object byDefault = Components.read(minimal, component);
      assertThat(byDefault == null)
          .as("%s", component)
          .isEqualTo(Components.mayBeMissing(component));
      if (!Set.of("projectId", "fileId", "extractionVersion", "audit").contains(component.name())) {
        assertThat(Components.read(full, component))
            .as("the fixture must set %s", component)
            .matches(part -> part != null && !Objects.equals(part, byDefault));
      }
    }
  }

  @Test
  @Proves("R003-10")
  final void the_same_extraction_of_the_same_bytes_is_stored_once() {
    ProjectFile first = ingest(1, "one", "two").value();
    List<FileChunk> before = chunks();
    ProjectFile sentAgain =
        shop.project()
            .files()
            .ensure(file.withId(ProjectFileId.next()).withAudit(AuditInfo.made(Made.NOW)))
            .value();
    assertThat(sentAgain).isEqualTo(first);
    assertThat(ingest(1, "one", "two")).isEqualTo(new Ensured<>(first, false));
    assertThat(ingest(1, "something", "else", "entirely")).isEqualTo(new Ensured<>(first, false));
    assertThat(chunks()).isEqualTo(before);
    assertThat(shop.project().files().get(file.id())).isEqualTo(first);
  }

  @Test
  @Proves("R003-11")
  final void a_newer_extraction_takes_the_place_of_an_older_one() {
    ingest(1, "one", "two", "three");
    List<FileChunk> before = chunks();
    ProjectFile other = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    shop.project().files().ingest(other.id(), 1, FileChunks.of(other, 1, "one"));
    Ensured<ProjectFile> second = ingest(2, "one and two", "three");
    assertThat(second.isNew()).as("whether this call stored it").isTrue();
    assertThat(second.value().extractionVersion()).as("extractionVersion").isEqualTo(2);
    assertThat(second.value().digest()).isEqualTo(file.digest());
    assertThat(texts()).containsExactly("one and two", "three");
    assertThat(chunks()).allMatch(chunk -> chunk.extractionVersion() == 2);
    assertThat(before).allMatch(chunk -> shop.project().chunks().find(chunk.id()).isEmpty());
    assertThat(chunks(shop, other.id())).map(FileChunk::content).containsExactly("one");
  }

  @Test
  @Proves("R003-10")
  final void an_older_extraction_never_takes_the_place_of_a_newer_one() {
    ProjectFile newer = ingest(5, "new").value();
    assertThat(ingest(4, "old", "older")).isEqualTo(new Ensured<>(newer, false));
    assertThat(texts()).containsExactly("new");
    assertThat(shop.project().files().get(file.id())).isEqualTo(newer);
  }

  @Test
  final void a_file_without_text_has_no_chunks() {
    ingest(1, "scanned");
    assertThat(ingest(2).value().extractionVersion()).as("extractionVersion").isEqualTo(2);
    assertThat(chunks()).isEmpty();
    assertThat(ingest(2, "late").isNew()).as("whether this call stored it").isFalse();
    assertThat(chunks()).isEmpty();
  }

  @Test
  @Proves("R003-10")
  final void of_the_same_extraction_at_once_one_is_stored() {
    ingest(1, "old", "older", "oldest");
    List<Result<Ensured<ProjectFile>>> results =
        Race.run(fixture, (store, i) -> ingest(shop.through(store), 2, "by " + i, "and " + i));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).filteredOn(Ensured::isNew).hasSize(1);
    assertThat(Result.values(results).stream().map(Ensured::value).distinct())
        .containsExactly(shop.project().files().get(file.id()));
    assertThat(texts()).hasSize(2);
    assertThat(texts().getLast()).isEqualTo(texts().getFirst().replace("by", "and"));
  }

  @Test
  @Proves({"R003-10", "R003-11"})
  final void whatever_the_order_in_which_extractions_come_the_newest_stays() {
    List<Result<Ensured<ProjectFile>>> results =
        Race.run(fixture, (store, i) -> ingest(shop.through(store), i + 1, texts(i + 1)));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(shop.project().files().get(file.id()).extractionVersion()).isEqualTo(Race.RUNNERS);
    assertThat(texts()).containsExactly(texts(Race.RUNNERS));
    assertThat(chunks()).allMatch(chunk -> chunk.extractionVersion() == Race.RUNNERS);
  }

  @Test
  final void stores_all_chunks_or_none() {
    ProjectFile ingested = ingest(1, "one").value();
    List<FileChunk> before = chunks();
    TestWorld elsewhere = shop.elsewhere();
    ProjectFile other = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    ProjectFile theirs = elsewhere.project().files().insert(ProjectFiles.minimal(elsewhere.id()));
    FileChunk fine = FileChunks.of(file, 2, "fine").getFirst();
    FileChunk next = FileChunks.everyComponentSet(file, 2);
    shop.project().files().ingest(other.id(), 1, FileChunks.of(other, 1, "taken"));
    FileChunkId taken = chunks(shop, other.id()).getFirst().id();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> ingest(fine, next.withId(taken)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(taken))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> ingest(fine, next.withProjectId(elsewhere.id())));
    for (FileChunk wrong :
        List.of(
            next.withChunkIndex(0),
            next.withChunkIndex(2),
            next.withFileId(other.id()),
            next.withExtractionVersion(1),
            next.withId(fine.id()))) {
      assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> ingest(fine, wrong));
    }
    for (Component component : Components.of(FileChunk.class)) {
      Secrets.planted(next, component)
          .filter(leak -> !Secrets.isContent(FileChunk.TYPE, leak.field()))
          .ifPresent(leak -> Secrets.assertRefused(leak.field(), () -> ingest(fine, leak.value())));
    }
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> ingest(0));
    for (ProjectFileId unknown : List.of(ProjectFileId.next(), theirs.id())) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> shop.project().files().ingest(unknown, 2, List.of()))
          .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    }
    assertThat(chunks()).isEqualTo(before);
    assertThat(shop.project().files().get(file.id())).isEqualTo(ingested);
    assertThat(chunks(shop, other.id())).map(FileChunk::content).containsExactly("taken");
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void one_chunk_that_tells_a_secret_loses_no_other_and_is_stored_without_it() {
    FileChunk fine = FileChunks.of(file, 2, "fine").getFirst();
    FileChunk telling = Secrets.inContents(FileChunk.TYPE, FileChunks.everyComponentSet(file, 2));
    ingest(fine, telling);
    List<FileChunk> stored = chunks();
    assertThat(stored).map(FileChunk::id).containsExactly(fine.id(), telling.id());
    Secrets.assertMasked(telling, stored.getLast());
    assertThat(stored.getLast().digest()).isEqualTo(Digest.of(stored.getLast().content()));
  }

  @Test
  final void a_chunk_may_have_the_id_of_one_that_it_replaces() {
    ingest(1, "one", "two");
    List<FileChunkId> ids = chunks().stream().map(FileChunk::id).toList();
    List<FileChunk> swapped = new ArrayList<>();
    for (FileChunk chunk : FileChunks.of(file, 2, "first", "second")) {
      swapped.add(chunk.withId(ids.get(1 - chunk.chunkIndex())));
    }
    assertThat(shop.project().files().ingest(file.id(), 2, swapped).isNew())
        .as("whether this call stored it")
        .isTrue();
    assertThat(chunks())
        .as("the ids of the new chunks")
        .map(FileChunk::id)
        .containsExactlyElementsOf(ids.reversed());
    assertThat(texts()).containsExactly("first", "second");
  }

  @Test
  final void a_transaction_that_is_taken_back_leaves_the_older_extraction() {
    ProjectFile ingested = ingest(1, "one", "two").value();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              assertThat(ingest(shop.through(tx), 2, "new").isNew())
                  .as("whether this call stored it")
                  .isTrue();
              assertThat(chunks(shop.through(tx), file.id())).hasSize(1);
              assertThat(ingest(shop.through(tx), 2, "again").isNew())
                  .as("whether this call stored it")
                  .isFalse();
              assertThat(ingest(shop.through(tx), 3, "newer", "still").isNew())
                  .as("whether this call stored it")
                  .isTrue();
              assertThat(chunks(shop.through(tx), file.id())).hasSize(2);
              throw new IllegalStateException("taken back");
            }));
    assertThat(texts()).containsExactly("one", "two");
    assertThat(shop.project().files().get(file.id())).isEqualTo(ingested);
  }

  @Test
  @Proves({"R003-35", "R003-36"})
  final void chunks_are_listed_by_their_index_in_pages_of_any_size() {
    ingest(1, texts(11));
    for (int size : List.of(1, 3, 11, 12)) {
      List<FileChunk> seen =
          Pages.all(page -> shop.project().chunks().findByFile(file.id(), page), size);
      assertThat(seen).map(FileChunk::content).containsExactly(texts(11));
    }
    assertThat(chunks(shop.elsewhere(), file.id())).isEmpty();
    assertThat(chunks(shop, ProjectFileId.next())).isEmpty();
  }

  @Test
  final void chunks_go_with_their_file() {
    ingest(1, "one", "two");
    FileChunkId first = chunks().getFirst().id();
    assertThat(shop.elsewhere().project().files().delete(file.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(chunks()).hasSize(2);
    assertThat(shop.project().files().delete(file.id()))
        .as("whether it was stored, and is deleted")
        .isTrue();
    assertThat(chunks()).isEmpty();
    assertThat(shop.project().chunks().find(first)).isEmpty();
    ProjectFile again =
        shop.project().files().ensure(file.withAudit(AuditInfo.made(Made.NOW))).value();
    assertThat(again.extractionVersion()).as("extractionVersion").isZero();
    assertThat(ingest(1, "one").isNew()).as("whether this call stored it").isTrue();
    assertThat(texts()).containsExactly("one");
  }

  private Ensured<ProjectFile> ingest(int extractionVersion, String... texts) {
    return ingest(shop, extractionVersion, texts);
  }

  private Ensured<ProjectFile> ingest(TestWorld world, int extractionVersion, String... texts) {
    List<FileChunk> chunks = FileChunks.of(file, extractionVersion, texts);
    return world.project().files().ingest(file.id(), extractionVersion, chunks);
  }

  private void ingest(FileChunk... chunks) {
    shop.project().files().ingest(file.id(), 2, List.of(chunks));
  }

  private List<FileChunk> chunks() {
    return chunks(shop, file.id());
  }

  private static List<FileChunk> chunks(TestWorld world, ProjectFileId file) {
    return all(page -> world.project().chunks().findByFile(file, page));
  }

  private List<String> texts() {
    return chunks().stream().map(FileChunk::content).toList();
  }

  private static String[] texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + " of " + count).toArray(String[]::new);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.conversation.ChatMessage;
import dev.keelson.core.Ensured;
import dev.keelson.core.PageRequest;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.repository.LogStore;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about what is said, or about what agents look things up in. */
final class KnowledgeMutantsTest {

  @Test
  void a_store_that_keeps_a_message_twice_under_its_key_is_caught() {
    assertCaught(
        in(
            LogStore.class,
            "append",
            ChatMessage.TYPE,
            call ->
                call.proceedWith(
                    2,
                    Stream.of(call.arg(2, List.class).toArray())
                        .map(ChatMessage.class::cast)
                        .map(message ->
                            message.key() == null ? message : message.withKey(fresh(message)))
                        .toList())),
        "Messages_of_a_thread.what_is_sent_again_under_its_key_is_stored_once",
        "Messages_of_a_thread.what_many_send_under_the_same_keys_is_stored_once");
  }

  private static String fresh(ChatMessage message) {
    return message.key() + " " + message.content().hashCode();
  }

  @Test
  void a_store_that_ingests_the_same_extraction_twice_is_caught() {
    assertCaught(
        ingestingAlsoIf((stored, given) -> stored.equals(given)),
        "Ingesting_files.the_same_extraction_of_the_same_bytes_is_stored_once");
  }

  @Test
  void a_store_that_tells_everybody_that_they_ingested_is_caught() {
    assertCaught(
        in(
            FileIngestion.class,
            "ingest",
            call -> new Ensured<>(((Ensured<?>) call.proceed()).value(), true)),
        "Ingesting_files.the_same_extraction_of_the_same_bytes_is_stored_once",
        "Ingesting_files.of_the_same_extraction_at_once_one_is_stored");
  }

  @Test
  void a_store_that_puts_an_older_extraction_in_place_of_a_newer_one_is_caught() {
    assertCaught(
        ingestingAlsoIf((stored, given) -> stored > given),
        "Ingesting_files.an_older_extraction_never_takes_the_place_of_a_newer_one");
  }

  /** Ingests as if it were the next extraction where the honest store would do nothing. */
  private static Fault ingestingAlsoIf(BiPredicate<Integer, Integer> storedAndGiven) {
    return ingesting((call, files, chunks) -> {
      int given = call.arg(1, Integer.class);
      int stored =
          call.scope()
              .files()
              .find(call.arg(0, ProjectFileId.class))
              .map(ProjectFile::extractionVersion)
              .orElse(0);
      if (!storedAndGiven.test(stored, given)) {
        return call.proceed();
      }
      int next = stored + 1;
      return files.ingest(
          call.arg(0, ProjectFileId.class),
          next,
          chunks.stream().map(chunk -> chunk.withExtractionVersion(next)).toList());
    });
  }

  @Test
  void a_store_that_keeps_the_chunks_of_older_extractions_is_caught() {
    assertCaught(
        ingesting((call, files, chunks) -> {
          ProjectFileId file = call.arg(0, ProjectFileId.class);
          int given = call.arg(1, Integer.class);
          List<FileChunk> old =
              call.scope().chunks().findByFile(file, PageRequest.first(100)).items();
          List<FileChunk> all = Stream.concat(chunks.stream(), old.stream()).toList();
          return files.ingest(
              file,
              given,
              IntStream.range(0, all.size())
                  .mapToObj(i -> i < chunks.size() ? all.get(i) : moved(all.get(i), given, i))
                  .toList());
        }),
        "Ingesting_files.a_newer_extraction_takes_the_place_of_an_older_one",
        "Ingesting_files.a_file_without_text_has_no_chunks");
  }

  private static FileChunk moved(FileChunk chunk, int extractionVersion, int index) {
    return chunk
        .withId(FileChunkId.next())
        .withExtractionVersion(extractionVersion)
        .withChunkIndex(index);
  }

  /** Ingests files in another way. */
  private static Fault ingesting(Ingesting other) {
    return call ->
        call.is(FileIngestion.class, "ingest")
            ? other.answer(
                call,
                (FileIngestion) call.target(),
                Stream.of(call.arg(2, List.class).toArray()).map(FileChunk.class::cast).toList())
            : call.proceed();
  }

  private interface Ingesting {
    Object answer(Call call, FileIngestion files, List<FileChunk> chunks) throws Throwable;
  }
}

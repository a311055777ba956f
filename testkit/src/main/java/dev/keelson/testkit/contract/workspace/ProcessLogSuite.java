// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.secret.ChunkMasker;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.query.LogType;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.AppendRaceSuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.LogStream;
import dev.keelson.workspace.OutputLog;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves({"R002-05", "R002-62", "R002-65"})
public abstract class ProcessLogSuite extends AppendRaceSuite<LogChunk, ExecutionProcessId> {

  @Override
  protected LogType<LogChunk, ExecutionProcessId> type() {
    return LogChunk.TYPE;
  }

  @Override
  protected AppendOnlyLog<LogChunk, ExecutionProcessId> log(TestWorld world) {
    return world.project().processLog();
  }

  @Override
  protected ExecutionProcessId newParent(TestWorld world) {
    return world.process().id();
  }

  @Override
  protected LogChunk entry(TestWorld world, ExecutionProcessId parent, int i) {
    return LogChunks.line(world.id(), parent, "line " + i + "\n");
  }

  @Override
  protected LogChunk everyComponentSet(TestWorld world, ExecutionProcessId parent) {
    return LogChunks.everyComponentSet(world.id(), parent);
  }

  @Test
  @Proves("R002-65")
  final void output_of_any_length_is_cut_into_chunks_that_fit() {
    ExecutionProcess process = shop.project().processes().get(parent);
    for (String unit : List.of("x", "é", "日", "🦊", "a🦊")) {
      String output = unit.repeat(150_000 / unit.length());
      List<LogChunk> chunks = output().chunks(process, LogStream.STDERR, output, Made.NOW);
      assertThat(chunks)
          .hasSizeGreaterThan(1)
          .allMatch(chunk -> chunk.stream().equals(LogStream.STDERR))
          .allMatch(chunk -> chunk.sizeBytes() <= LogChunk.MAX_BYTES);
      long before = log().lastSequence(parent);
      log().append(chunks);
      assertThat(
              log().read(parent, before, 100).items().stream()
                  .map(LogChunk::text)
                  .collect(joining()))
          .isEqualTo(output);
    }
    assertThat(output().chunks(process, LogStream.STDOUT, "", Made.NOW)).isEmpty();
    assertThat(output().chunks(process, LogStream.STDOUT, "a\0b\uD800", Made.NOW))
        .map(LogChunk::text)
        .containsExactly("a\uFFFDb\uFFFD");
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void output_is_cut_between_lines_and_stored_without_secrets_wherever_it_is_cut() {
    ExecutionProcess process = shop.project().processes().get(parent);
    String output = ("x".repeat(997) + "\n").repeat(100);
    List<LogChunk> chunks = output().chunks(process, LogStream.STDOUT, output, Made.NOW);
    assertThat(chunks).hasSizeGreaterThan(1).allMatch(chunk -> chunk.text().endsWith("\n"));
    assertThat(chunks.stream().map(LogChunk::text).collect(joining())).isEqualTo(output);
    for (int before : new int[] {0, 20_000, 21_830, 40_000}) {
      String leak =
          "\n".repeat(before) + "export GITHUB_TOKEN=ghp_" + "a1B2".repeat(9) + "\n" + output;
      long last = log().lastSequence(parent);
      log().append(output().chunks(process, LogStream.STDOUT, leak, Made.NOW));
      assertThat(
              log().read(parent, last, 100).items().stream().map(LogChunk::text).collect(joining()))
          .as("%s lines before it", before)
          .isEqualTo(
              "\n".repeat(before)
                  + "export GITHUB_TOKEN=[secret: GitHub token, 40 characters]\n"
                  + output);
    }
  }

  @Test
  final void what_the_host_calls_a_secret_is_masked_wherever_output_is_cut() {
    SecretPolicy policy =
        SecretPolicy.standard().with(SecretRule.of("Acme key", "acme-", "acme-[0-9]{6}"));
    OutputLog host = shop.keelson().withSecretPolicy(policy).project(shop.id()).processLog();
    ExecutionProcess process = shop.project().processes().get(parent);
    for (int before = LogChunk.MAX_BYTES / 3 - 12; before <= LogChunk.MAX_BYTES / 3; before++) {
      String start = "x".repeat(before) + " ";
      long last = log().lastSequence(parent);
      host.append(host.chunks(process, LogStream.STDOUT, start + "acme-123456 end", Made.NOW));
      assertThat(
              log().read(parent, last, 100).items().stream().map(LogChunk::text).collect(joining()))
          .isEqualTo(start + "[secret: Acme key, 11 characters] end");
    }
    ChunkMasker parts = host.masker();
    assertThat(parts.next("my acme-12") + parts.next("3456\n") + parts.end())
        .isEqualTo("my [secret: Acme key, 11 characters]\n");
  }

  private OutputLog output() {
    return shop.project().processLog();
  }

  @Test
  final void a_chunk_has_at_most_64_kibibytes() {
    String most = "é".repeat(LogChunk.MAX_BYTES / 2);
    LogChunk largest = log().append(LogChunks.line(shop.id(), parent, most));
    assertThat(largest.sizeBytes()).isEqualTo(64 * 1024);
    assertThat(log().read(parent, 0, 1).items()).containsExactly(largest);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> LogChunks.line(shop.id(), parent, most + "x"));
  }
}

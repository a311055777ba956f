// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.query.LogType;
import dev.keelson.repository.LogStore;
import dev.keelson.workspace.LogChunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessLogTest {

  private final StoredProcess process = StoredProcess.begin();

  @Test
  void what_a_process_writes_is_kept_as_it_is() {
    String output =
        "one\n\ntwo\r\n" + "long ".repeat(20_000) + "\n\u001b[31mred\u001b[0m, unfinished";
    process.follow(output);
    assertThat(process.text()).isEqualTo(output);
  }

  @Test
  void every_piece_is_known_by_the_place_where_it_begins() {
    process.follow("line\n".repeat(5_000));
    assertThat(process.chunks()).hasSizeGreaterThan(2);
    int offset = 0;
    for (LogChunk chunk : process.chunks()) {
      assertThat(chunk.key()).isEqualTo("stdout@" + offset);
      assertThat(chunk.text()).endsWith("\n");
      offset += chunk.text().length();
    }
  }

  @Test
  void a_piece_whose_answer_was_lost_is_kept_once() {
    process.with(LosingAnswers::new).follow("said once\n");
    assertThat(process.text()).isEqualTo("said once\n");
  }

  @Test
  void what_looks_like_a_secret_is_masked() {
    String token = "ghp_" + "a1".repeat(18);
    process.follow("before\ntoken " + token + "\nafter\n");
    assertThat(process.text())
        .isEqualTo("before\ntoken [secret: GitHub token, 40 characters]\nafter\n");
  }

  @Test
  void a_private_key_is_masked_to_its_end() {
    String dashes = "-----";
    String begin = dashes + "BEGIN PRIVATE KEY" + dashes + "\n";
    process.follow(
        begin + "MIIEvQ==\nAB/cd+\n" + dashes + "END PRIVATE KEY" + dashes + "\nafter\n");
    assertThat(process.text()).doesNotContain("MIIEvQ", "AB/cd").endsWith("\nafter\n");
  }

  /** Stores, and does not say so the first time. */
  private static final class LosingAnswers implements LogStore {

    private final LogStore store;
    private boolean lost;

    LosingAnswers(LogStore store) {
      this.store = store;
    }

    @Override
    public <T extends LogEntry<P>, P extends Id> List<T> append(
        LogType<T, P> type, ProjectId project, List<T> entries) {
      List<T> answer = store.append(type, project, entries);
      if (!lost) {
        lost = true;
        throw new StoreUnavailableException("the answer was lost", true, null);
      }
      return answer;
    }

    @Override
    public <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent) {
      return store.lastSequence(type, project, parent);
    }
  }
}

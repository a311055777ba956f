// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Json;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.run.Run;
import dev.keelson.work.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final Handover work = new Handover(MemoryKeelson.create(() -> now), () -> now);

  @Test
  void the_next_worker_goes_on_where_the_last_one_stopped_and_a_person_answered()
      throws IOException {
    Claim first = work.claim("host-1");
    Run run = work.run(first);
    Json mended = work.mend(first, run);
    assertThatThrownBy(() -> work.push(first, run, mended, HandoverTest::crash))
        .isInstanceOf(Crash.class);

    now = now.plus(Duration.ofMinutes(6)); // the lease of host-1 runs out
    Claim second = work.claim("host-2");
    assertThat(work.run(second).id()).isEqualTo(run.id());
    assertThat(work.mend(second, run)).isEqualTo(mended);
    work.push(second, run, mended, () -> {});
    assertThat(work.pushed).hasSize(1);
    assertThatThrownBy(() -> work.push(first, run, mended, () -> {}))
        .isInstanceOf(StaleLeaseException.class);

    now = now.plus(Duration.ofMinutes(1));
    Approval approval = work.ask(second, run, mended);
    assertThatThrownBy(() -> work.claim("host-3")).isInstanceOf(NoSuchElementException.class);
    now = now.plus(Duration.ofHours(2));
    work.answer(approval, Verdict.APPROVE);
    Claim third = work.claim("host-3");
    work.merge(third, work.run(third), mended);
    assertPageShows(work.story(run));
  }

  /** The page shows lines of the story as they are. */
  private static void assertPageShows(String story) throws IOException {
    String page = Files.readString(Path.of("../../docs/workers.md"));
    List<String> lines =
        page.substring(page.indexOf("```text\n") + 8, page.lastIndexOf("```\n")).lines().toList();
    assertThat(lines).hasSizeGreaterThan(8);
    assertThat(story.lines().toList()).as(story).containsSubsequence(lines);
  }

  private static void crash() {
    throw new Crash();
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}

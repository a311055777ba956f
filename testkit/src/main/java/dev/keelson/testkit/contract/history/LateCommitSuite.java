// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static dev.keelson.testkit.contract.history.JournalSuite.pollAll;
import static dev.keelson.testkit.contract.history.JournalSuite.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalPage;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS})
public abstract class LateCommitSuite extends Suite {

  @Test
  final void misses_nothing_that_commits_late() {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<RunId> slow =
        Race.started(
            "slow",
            () ->
                keelson.inTransaction(tx -> {
                  RunId run = shop.through(tx).run().id();
                  written.countDown();
                  Race.await(goOn);
                  return run;
                }));
    Race.await(written);
    FutureTask<RunId> quick =
        Race.started(
            "quick",
            () -> fixture.secondInstance().inTransaction(tx -> shop.through(tx).run().id()));
    List<RunId> order;
    List<JournalEntry> seen = new ArrayList<>();
    PageRequest request = PageRequest.first(100);
    if (fixture.runsTransactionsOneByOne()) {
      goOn.countDown();
      order = List.of(Race.result(slow), Race.result(quick));
    } else {
      RunId first = Race.result(quick);
      JournalPage page = journal().poll(request);
      assertThat(subjects(page.items())).contains(first.value());
      seen.addAll(page.items());
      request = request.after(page.next());
      goOn.countDown();
      order = List.of(first, Race.result(slow));
    }
    seen.addAll(journal().poll(request).items());
    assertThat(subjects(seen))
        .containsSubsequence(order.stream().map(RunId::value).toList())
        .doesNotHaveDuplicates();
    assertThat(pollAll(fixture.secondInstance().project(shop.id()).journal()))
        .as("the order is the same for every reader")
        .containsExactlyElementsOf(seen);
  }

  @Test
  final void misses_nothing_while_many_write() {
    AtomicBoolean writing = new AtomicBoolean(true);
    FutureTask<List<JournalEntry>> reader =
        Race.started(
            "reader",
            () -> {
              List<JournalEntry> seen = new ArrayList<>();
              PageRequest request = PageRequest.first(7);
              boolean last;
              do {
                last = !writing.get();
                JournalPage page;
                do {
                  page = fixture.secondInstance().project(shop.id()).journal().poll(request);
                  seen.addAll(page.items());
                  assertThat(seen)
                      .as("the cursor moved on: nothing comes again")
                      .doesNotHaveDuplicates();
                  request = request.after(page.next());
                } while (!page.items().isEmpty());
              } while (!last);
              return seen;
            });
    List<List<RunId>> written =
        Race.Result.values(
            Race.run(
                fixture,
                (store, i) -> {
                  List<RunId> runs = new ArrayList<>();
                  for (int n = 0; n < 4; n++) {
                    runs.addAll(store.inTransaction(tx -> twoRuns(tx)));
                  }
                  return runs;
                }));
    writing.set(false);
    List<JournalEntry> seen = Race.result(reader);
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(subjects(seen).stream().filter(id -> !id.equals(shop.id().value())))
        .containsExactlyInAnyOrderElementsOf(
            written.stream().flatMap(List::stream).map(RunId::value).toList());
    assertThat(pollAll(journal())).containsExactlyElementsOf(seen);
  }

  private List<RunId> twoRuns(Keelson tx) {
    return List.of(
        tx.project(shop.id()).runs().insert(Runs.pending(shop.id())).id(),
        tx.project(shop.id()).runs().insert(Runs.pending(shop.id())).id());
  }

  private Journal journal() {
    return shop.project().journal();
  }
}

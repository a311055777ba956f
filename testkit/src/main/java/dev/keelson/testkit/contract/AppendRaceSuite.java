// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.testkit.contract.Race.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every log when many append to it concurrently. */
public abstract class AppendRaceSuite<T extends Record & LogEntry<P>, P extends Id>
    extends AppendSuite<T, P> {

  private static final int BATCHES = 3;
  private static final int SIZE = 4;
  private static final int ALL = Race.RUNNERS * BATCHES * SIZE;

  @Test
  final void numbers_are_dense_and_batches_whole_however_many_append() {
    List<List<T>> batches = raced();
    assertThat(batches).hasSize(Race.RUNNERS * BATCHES);
    for (List<T> batch : batches) {
      long first = batch.getFirst().sequence();
      assertThat(batch)
          .map(LogEntry::sequence)
          .containsExactlyElementsOf(LongStream.range(first, first + SIZE).boxed().toList());
    }
    List<T> all = log().read(parent, 0, ALL + 1).items();
    assertThat(all)
        .map(LogEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, ALL).boxed().toList());
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(batches.stream().flatMap(List::stream).toList());
    assertThat(log().lastSequence(parent)).isEqualTo(ALL);
  }

  @Test
  final void a_reader_that_follows_misses_nothing_while_many_append() {
    FutureTask<List<T>> reader =
        Race.started(
            "reader",
            () -> {
              AppendOnlyLog<T, P> log = log(shop.through(fixture.secondInstance()));
              List<T> seen = new ArrayList<>();
              while (seen.size() < ALL && !Thread.currentThread().isInterrupted()) {
                for (T entry : log.read(parent, seen.size(), 7).items()) {
                  assertThat(entry.sequence()).isEqualTo(seen.size() + 1);
                  seen.add(entry);
                }
              }
              return seen;
            });
    raced();
    assertThat(Race.result(reader)).isEqualTo(log().read(parent, 0, ALL + 1).items());
  }

  @Test
  final void what_many_send_under_the_same_keys_is_stored_once() {
    List<Result<List<T>>> results =
        Race.run(
            fixture,
            (store, i) -> {
              List<T> stored = new ArrayList<>();
              for (int n = 0; n < BATCHES; n++) {
                String before = "key " + n;
                String after = "key " + (n + 1);
                stored.addAll(
                    log(shop.through(store)).append(List.of(keyed(i, after), keyed(i, before))));
              }
              return stored;
            });
    assertThat(Result.refusals(results)).isEmpty();
    List<T> all = log().read(parent, 0, 100).items();
    assertThat(all)
        .map(LogEntry::key)
        .containsExactlyInAnyOrder("key 0", "key 1", "key 2", "key 3");
    assertThat(all).map(LogEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
    Set<T> told = new HashSet<>();
    Result.values(results).forEach(told::addAll);
    assertThat(told).containsExactlyInAnyOrderElementsOf(all);
  }

  private List<List<T>> raced() {
    List<Result<List<List<T>>>> results =
        Race.run(
            fixture,
            (store, i) ->
                IntStream.range(0, BATCHES)
                    .mapToObj(n -> log(shop.through(store)).append(entries(i * 100 + n, SIZE)))
                    .toList());
    assertThat(Result.refusals(results)).isEmpty();
    return Result.values(results).stream().flatMap(List::stream).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Page;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HonestStoreTest {

  /** Or else what the guards find could be the fault of how they look. */
  @Test
  void a_store_without_fault_passes_everything() {
    Verdicts verdicts = Verdicts.onAll(() -> Fault.NONE);
    assertThat(verdicts.failed()).isEmpty();
    assertThat(verdicts.skipped()).isEmpty();
    assertThat(verdicts.passed()).hasSizeGreaterThan(300);
  }

  /** Else one in a wrong order, or with another project's values, would go unnoticed. */
  @Test
  void every_query_that_gives_pages_is_asked_where_pages_are_tested() {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    Fault listener =
        call -> {
          asked.add(name(call.spi(), call.method()));
          return call.proceed();
        };
    Verdicts.on(() -> listener, List.of(Verdicts.suite("Lists_in_pages")));
    assertThat(queries())
        .filteredOn(query -> !asked.contains(query))
        .as("queries that no listing asks; add them to Listings")
        // the journal's pages have no end, and chunks are stored a file at a time; suites of theirs
        .containsExactlyInAnyOrder("Journal.poll", "FileChunkRepository.findByFile");
  }

  private static Set<String> queries() {
    return Stream.of(Keelson.class, ProjectScope.class)
        .flatMap(part -> Arrays.stream(part.getMethods()))
        .filter(accessor -> accessor.getParameterCount() == 0)
        .map(Method::getReturnType)
        .flatMap(spi ->
            Arrays.stream(spi.getMethods())
                .filter(method -> method.getReturnType() == Page.class)
                .map(method -> name(spi, method)))
        .collect(Collectors.toSet());
  }

  private static String name(Class<?> spi, Method method) {
    return spi.getSimpleName() + "." + method.getName();
  }

  @Test
  void a_store_that_does_nothing_passes_nothing() {
    Verdicts verdicts =
        Verdicts.onAll(() ->
            call -> {
              throw new UnsupportedOperationException(call.method().getName());
            });
    assertThat(verdicts.passed()).isEmpty();
    assertThat(verdicts.skipped()).isEmpty();
    assertThat(verdicts.failed()).hasSizeGreaterThan(300);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The page that shows every lifecycle as a diagram and as a table. */
final class LifecyclesPage {

  /** Where it is, below the root of the project. */
  static final Path FILE = Path.of("docs/lifecycles.md");

  private LifecyclesPage() {}

  static String text() {
    return """
    <!-- Generated from the lifecycles in Java by build/script/generate; not to be edited. -->
    # Lifecycles

    The transitions that each type allows; every store refuses all others, and so does the database. A state is *active* while work is in progress,
    *ended* when only a retry leads further, *final* when nothing does. Programs read the same from `dev/keelson/lifecycles.json` in the jar
    of `domain-api`.
    """
        + EntityTypes.ALL.stream().flatMap(LifecyclesPage::section).collect(joining());
  }

  private static Stream<String> section(EntityType<?, ?> type) {
    return type
        .lifecycle()
        .map(lifecycle -> section(type.type().getSimpleName(), lifecycle))
        .stream();
  }

  private static <S extends Enum<S> & State> String section(String name, Lifecycle<S> lifecycle) {
    return """

    ## %s

    ```mermaid
    stateDiagram-v2
      [*] --> %s
    %s
    ```

    | State | | May become |
    |---|---|---|
    %s
    """
        .formatted(
            name,
            lifecycle.initial().wireName(),
            lifecycle.states().stream()
                .flatMap(state -> arrows(lifecycle, state))
                .collect(joining("\n")),
            lifecycle.states().stream().map(state -> row(lifecycle, state)).collect(joining("\n")));
  }

  private static <S extends Enum<S> & State> Stream<String> arrows(Lifecycle<S> lifecycle, S from) {
    return lifecycle.isTerminal(from)
        ? Stream.of("  %s --> [*]".formatted(from.wireName()))
        : lifecycle.next(from).stream()
            .map(to -> "  %s --> %s".formatted(from.wireName(), to.wireName()));
  }

  private static <S extends Enum<S> & State> String row(Lifecycle<S> lifecycle, S state) {
    return "| `%s` | %s | %s |"
        .formatted(
            state.wireName(),
            lifecycle.isTerminal(state) ? "final" : lifecycle.isActive(state) ? "active" : "ended",
            lifecycle.next(state).stream()
                .map(to -> "`%s`".formatted(to.wireName()))
                .collect(joining(", ")));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import dev.keelson.spi.EntityTypes;
import java.nio.file.Path;

/**
 * The lifecycles as JSON, in the jar of domain-api: for services in other languages and for
 * screens. Written by hand, a state to a line, so that a change shows as one.
 */
final class LifecyclesJson {

  /** Where it is, below the root of the project. */
  static final Path FILE = Path.of("domain-api/src/main/resources/dev/keelson/lifecycles.json");

  private LifecyclesJson() {}

  static String text() {
    return """
    {
      "lifecycles": [
    %s
      ]
    }
    """
        .formatted(
            EntityTypes.lifecycles().stream()
                .map(LifecyclesJson::lifecycle)
                .collect(joining(",\n")));
  }

  private static <S extends Enum<S> & State> String lifecycle(Lifecycle<S> lifecycle) {
    return """
        {
          "kind": "%s",
          "initial": "%s",
          "states": [
    %s
          ]
        }\
    """
        .formatted(
            lifecycle.kind(),
            lifecycle.initial().wireName(),
            lifecycle.states().stream()
                .map(state -> line(lifecycle, state))
                .collect(joining(",\n")));
  }

  private static <S extends Enum<S> & State> String line(Lifecycle<S> lifecycle, S state) {
    return "        {\"name\": \"%s\", \"active\": %s, \"next\": [%s]}"
        .formatted(
            state.wireName(),
            lifecycle.isActive(state),
            lifecycle.next(state).stream()
                .map(to -> "\"%s\"".formatted(to.wireName()))
                .collect(joining(", ")));
  }
}

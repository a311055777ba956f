// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.spi.EntityTypes;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The repeatable migration that puts the lifecycles into the database. */
final class TransitionsSql {

  /** Where it is, below the root of the project. */
  static final Path FILE =
      Path.of("migrations/src/main/resources/dev/keelson/migrations/R__lifecycle_transitions.sql");

  private TransitionsSql() {}

  static String text() {
    return """
    -- SPDX-License-Identifier: Apache-2.0
    -- Generated from the lifecycles by build/script/generate; not to be edited.

    -- Only adds: an older release that starts after a newer one takes nothing away. What leaves does so by a versioned script.
    insert into lifecycle_transition (kind, from_state, to_state) values
    %s
    on conflict do nothing;
    """
        .formatted(
            EntityTypes.lifecycles().stream()
                .flatMap(TransitionsSql::rows)
                .collect(joining(",\n")));
  }

  private static Stream<String> rows(Lifecycle<?> lifecycle) {
    return lifecycle.transitions().stream()
        .map(move ->
            "  ('%s', '%s', '%s')"
                .formatted(lifecycle.kind(), move.from().wireName(), move.to().wireName()));
  }
}

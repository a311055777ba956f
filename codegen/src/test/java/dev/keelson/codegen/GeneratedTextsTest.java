// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.EntityTypes;
import dev.keelson.core.Json;
import dev.keelson.core.Lifecycle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class GeneratedTextsTest {

  @Test
  void every_generated_text_is_committed_as_it_would_be_generated() throws IOException {
    for (Map.Entry<Path, Supplier<String>> text : Generate.TEXTS.entrySet()) {
      assertThat(Path.of("..").resolve(text.getKey()))
          .as("%s is out of date; run script/generate", text.getKey())
          .content()
          .isEqualTo(text.getValue().get());
    }
  }

  @Test
  void programs_find_the_lifecycles_in_the_jar() throws IOException {
    try (InputStream in = EntityTypes.class.getResourceAsStream("lifecycles.json")) {
      Json catalogue = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(catalogue.toTree().get("lifecycles").findValuesAsString("kind"))
          .containsExactlyElementsOf(
              EntityTypes.lifecycles().stream().map(Lifecycle::kind).toList());
    }
  }

  @Test
  void the_page_has_a_diagram_of_every_lifecycle() {
    assertThat(LifecyclesPage.text())
        .contains(
            """
            ## SideEffect

            ```mermaid
            stateDiagram-v2
              [*] --> intended
              intended --> done
              intended --> failed
              done --> [*]
              failed --> intended
            ```

            | State | | May become |
            |---|---|---|
            | `intended` | open | `done`, `failed` |
            | `done` | final |  |
            | `failed` | ended | `intended` |
            """);
    assertThat(LifecyclesPage.text().split("stateDiagram-v2", -1))
        .hasSize(1 + EntityTypes.lifecycles().size());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.Lifecycle;
import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Store;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GeneratedTextsTest {

  private static final Pattern LINE_OF_DIAGRAM =
      Pattern.compile(
          "  [a-z_]+ \\{"
              + "|    [a-z][a-z0-9]*(\\[])? [a-z0-9_]+( (PK|FK|UK)(, (FK|UK))*)?( \"null\")?"
              + "|  }"
              + "|  [a-z_]+ [|}]o--(o\\||\\|\\|) [a-z_]+ : [a-z_]+");

  @Test
  void every_generated_text_is_committed_as_it_would_be_generated() throws IOException {
    Path root = Path.of("../..");
    for (Map.Entry<Path, Function<Path, String>> text : Generate.TEXTS.entrySet()) {
      assertThat(root.resolve(text.getKey()))
          .as("%s is out of date; run build/script/generate", text.getKey())
          .content()
          .isEqualTo(text.getValue().apply(root));
    }
  }

  @Test
  void programs_find_the_lifecycles_in_the_jar() throws IOException {
    try (InputStream in = EntityTypes.class.getResourceAsStream("/dev/keelson/lifecycles.json")) {
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
            | `intended` | active | `done`, `failed` |
            | `done` | final |  |
            | `failed` | ended | `intended` |
            """);
    assertThat(LifecyclesPage.text().split("stateDiagram-v2", -1))
        .hasSize(1 + EntityTypes.lifecycles().size());
  }

  @Test
  void the_schema_page_has_a_box_for_every_table_and_a_line_for_every_reference() {
    String page = SchemaPage.text();
    assertThat(page)
        .contains(
            """
            ## agent

            ```mermaid
            erDiagram
              agent {
                uuid id PK
                text external_key UK "null"
            """)
        .contains(
            """
              work_item_image {
                uuid id PK
                uuid work_item_id FK, UK
                uuid image_id FK, UK
              }
            """)
        .contains(
            "\n  run }o--o| work_item : work_item_id\n",
            "\n  run_step_body |o--|| run_step : id\n",
            "\n  run_step }o--|| run : run_id\n",
            "\nElsewhere: ")
        .contains("\n  journal_head {\n    uuid project_id PK\n")
        .doesNotContain("uuid project_id FK", "text updated_by");
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(page).containsOnlyOnce("\n  %s {\n".formatted(type.name()));
    }
  }

  /** What all renderers of diagrams understand. */
  @Test
  void the_schema_page_has_no_line_that_its_renderer_may_refuse() {
    for (String diagram : SchemaPage.text().split("```mermaid\nerDiagram\n", -1)) {
      if (diagram.startsWith("  ")) {
        assertThat(diagram.substring(0, diagram.indexOf("```")).lines())
            .allMatch(line -> LINE_OF_DIAGRAM.matcher(line).matches());
      }
    }
  }

  @Test
  void the_page_for_authors_of_stores_has_the_store_and_the_interfaces_that_it_returns()
      throws IOException {
    assertThat(SpiPage.STORE.getFirst()).isEqualTo(Store.class);
    assertThat(SpiPage.STORE.subList(1, SpiPage.STORE.size()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Store.class.getDeclaredMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.isInterface() && type != Store.class)
                .toList())
        .as("the number that the documents name")
        .hasSize(13);
    for (String document :
        List.of(
            "docs/spi.md",
            "docs/architecture.md",
            "docs/adr/0017-the-api-is-code-over-a-store.md",
            "CHANGELOG.md")) {
      assertThat(Path.of("../..", document)).content().contains("thirteen interfaces");
    }
  }

  @Test
  void the_page_for_authors_of_stores_has_every_method_with_words_of_its_own() {
    Path root = Path.of("../..");
    for (Class<?> type : Stream.concat(SpiPage.STORE.stream(), Stream.of(SpiPage.PORT)).toList()) {
      String section = SpiPage.section(root, type);
      assertThat(Stream.of(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()))
          .allSatisfy(method ->
              assertThat(section)
                  .containsPattern("\\n.*\\b%s\\(.*\\n```\\n\\n[A-Z]".formatted(method.getName())));
    }
    String page = SpiPage.text(root);
    assertThat(page)
        .contains("\n<T> void record(FactType<T> type, ProjectId project, List<T> facts)\n");
    assertThat(page).doesNotContain("{@", "<p>", "\n*");
  }
}

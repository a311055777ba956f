// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.keelson.core.AuditInfo;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that shows the tables as diagrams, one for each context of the domain. */
final class SchemaPage {

  /** Where it is, below the root of the project. */
  static final Path FILE = Path.of("docs/schema.md");

  private static final String PROJECT = "project_id";

  /** Where tables are that keep nothing of a context. */
  private static final String OF_ALL_CONTEXTS = "core";

  private SchemaPage() {}

  /**
   * The page.
   *
   * @throws IllegalStateException if the schema can't be read
   */
  static String text() {
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      return text(Table.all(database.dataSource()));
    } catch (SQLException e) {
      throw new IllegalStateException("the schema could not be read", e);
    }
  }

  private static String text(List<Table> tables) {
    Map<String, List<Table>> contexts =
        tables.stream().collect(groupingBy(t -> context(t.name()), TreeMap::new, toList()));
    return """
    <!-- Generated from the migrated schema by build/script/generate; not to be edited. -->
    # Schema

    The tables of the schema `keelson`, one diagram for each context, which is a package of `domain-api`:
    %s.

    A table keeps the record of its name, a column the component of its name. `PK`, `FK` and `UK` mark what is in a primary, foreign or other
    unique key, and `null` what may be missing. What a project owns has `project_id` first in its keys, and refers to its project;
    the diagrams leave that out, as well as the audit info: `created_at`, `updated_at`, `updated_by` and `version`. A box without columns is a
    table of another context.
    """
            .formatted(contexts.keySet().stream().map(SchemaPage::link).collect(joining(" · ")))
        + contexts.entrySet().stream()
            .map(context -> section(context.getKey(), context.getValue()))
            .collect(joining());
  }

  private static String section(String context, List<Table> tables) {
    String shared =
        tables.stream()
            .filter(table -> table.fields().stream().noneMatch(f -> f.name().equals(PROJECT)))
            .map(table -> code(table.name()))
            .collect(joining(", "));
    String elsewhere =
        tables.stream()
            .flatMap(SchemaPage::shownReferences)
            .map(Table.Reference::target)
            .filter(target -> !context(target).equals(context))
            .distinct()
            .sorted()
            .map(target -> code(target) + " in " + link(context(target)))
            .collect(joining(", "));
    return """

    ## %s

    ```mermaid
    erDiagram
    %s
    ```
    %s%s\
    """
        .formatted(
            context,
            Stream.concat(
                    tables.stream().map(SchemaPage::box),
                    tables.stream()
                        .flatMap(table ->
                            shownReferences(table).map(reference -> line(table, reference))))
                .collect(joining("\n")),
            shared.isEmpty() ? "" : "\nShared by all projects: %s.\n".formatted(shared),
            elsewhere.isEmpty() ? "" : "\nElsewhere: %s.\n".formatted(elsewhere));
  }

  private static String box(Table table) {
    Set<String> left = leftOut(table);
    return table.fields().stream()
        .filter(field -> !left.contains(field.name()))
        .map(SchemaPage::row)
        .collect(joining("\n", "  %s {\n".formatted(table.name()), "\n  }"));
  }

  private static Set<String> leftOut(Table table) {
    Stream<String> audit =
        DomainTypes.recordOf(table.name())
            .filter(kept ->
                Stream.of(kept.getRecordComponents()).anyMatch(c -> c.getType() == AuditInfo.class))
            .map(any -> DomainTypes.components(AuditInfo.class).map(DomainTypes.Part::column))
            .orElseGet(Stream::of);
    boolean alone =
        table.fields().stream().allMatch(field -> field.primary() == field.name().equals(PROJECT));
    return Stream.concat(audit, alone ? Stream.of() : Stream.of(PROJECT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String row(Table.Field field) {
    String keys =
        Stream.of(
                field.primary() ? "PK" : "",
                field.foreign() ? "FK" : "",
                field.unique() ? "UK" : "")
            .filter(key -> !key.isEmpty())
            .collect(joining(", "));
    return "    %s %s %s %s"
        .formatted(field.type(), field.name(), keys, field.nullable() ? "\"null\"" : "")
        .replaceAll("(\\S) +", "$1 ")
        .stripTrailing();
  }

  private static Stream<Table.Reference> shownReferences(Table table) {
    return table.references().stream().filter(reference -> !reference.field().equals(PROJECT));
  }

  private static String line(Table table, Table.Reference reference) {
    return "  %s %s--%s %s : %s"
        .formatted(
            table.name(),
            reference.single() ? "|o" : "}o",
            reference.nullable() ? "o|" : "||",
            reference.target(),
            reference.field());
  }

  /** The context of a table: the package of the record that it keeps. */
  private static String context(String table) {
    return DomainTypes.recordOf(table)
        .map(Class::getPackageName)
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .orElse(OF_ALL_CONTEXTS);
  }

  private static String link(String context) {
    return "[%1$s](#%1$s)".formatted(context);
  }

  private static String code(String name) {
    return "`%s`".formatted(name);
  }
}

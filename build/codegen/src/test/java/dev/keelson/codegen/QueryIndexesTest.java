// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.journal.JournalEntry;
import dev.keelson.query.Attribute;
import dev.keelson.query.Index;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.RowType;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What types say they are indexed by is what the schema has, and in the same order. */
final class QueryIndexesTest {

  @Test
  void every_index_that_a_type_declares_is_in_the_schema() throws SQLException {
    List<String> missing = new ArrayList<>();
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      Catalogue catalogue = new Catalogue(database);
      for (RowType<?> type : EntityTypes.rows()) {
        Set<String> present = indexes(catalogue, type.name());
        for (Index<?> index : type.indexes()) {
          String wanted = columns(type, index);
          if (present.stream().noneMatch(it -> (it + ",").startsWith(wanted + ","))) {
            missing.add("%s (%s) of %s".formatted(type.name(), wanted, present));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Those of the table of the body too, which hold the keys that are not of the state. */
  private static Set<String> indexes(Catalogue catalogue, String table) throws SQLException {
    Set<String> present = catalogue.indexes(table);
    if (catalogue.tables().contains(table + "_body")) {
      present.addAll(catalogue.indexes(table + "_body"));
    }
    return Set.copyOf(present.stream().map(QueryIndexesTest::plain).toList());
  }

  /**
   * Without what says more: whether it is unique, on which rows, and which way it runs. The
   * project, which queries always name, may be anywhere among what is equal.
   */
  private static String plain(String index) {
    return index
        .replaceAll("\\bproject_id, ", "")
        .replaceFirst("^unique ", "")
        .replaceFirst(" where .*", "")
        .replace(" desc", "")
        .replace("\"", "");
  }

  private static String columns(RowType<?> type, Index<?> index) {
    List<String> columns = new ArrayList<>();
    List<Attribute<?, ?>> all = new ArrayList<>(index.columns());
    if (!type.isUnique(index.columns())) {
      type.key().stream()
          .filter(key -> !all.contains(key))
          // Ids are of one type, nearly always: an index that a hot path writes leaves this out.
          .filter(key -> !key.equals(JournalEntry.KIND))
          .forEach(all::add);
    }
    all.stream().map(QueryIndexesTest::expression).forEach(columns::add);
    return String.join(", ", columns);
  }

  private static String expression(Attribute<?, ?> attribute) {
    boolean negated =
        attribute instanceof OrderedAttribute<?, ?> ordered
            && ordered.form() == OrderedAttribute.Form.NEGATED;
    return negated ? "(- %s)".formatted(attribute.name()) : attribute.name();
  }
}

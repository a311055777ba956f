// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Guarded;
import dev.keelson.query.Names;
import dev.keelson.query.Referring;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The database keeps what the types in Java say that updates keep, whoever writes. */
final class FixedFieldsTest extends SchemaTest {

  private static final List<String> OF_ALL = List.of("project_id", "id", "created_at");

  /**
   * References to owners that may change: an observation of a pull request adds what it belongs to,
   * and an effect that is intended again may have another approval.
   */
  private static final Set<String> MOVING_OWNERS =
      Set.of("pull_request.run_id", "pull_request.workspace_id", "side_effect.approval_id");

  @Test
  void the_triggers_keep_what_the_types_declare_and_nothing_else() throws SQLException {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(
              catalogue.list(
                  """
                  select unnest(string_to_array(encode(tgargs, 'escape'), '\\000'))
                    from pg_trigger
                   where tgrelid = 'keelson.%1$s'::regclass and tgname = '%1$s_fixed'
                  """
                      .formatted(type.name())))
          .as("fixed fields of %s", type.name())
          .filteredOn(field -> !field.isEmpty())
          .containsExactlyInAnyOrderElementsOf(fixed(type));
    }
  }

  @Test
  void a_reference_to_an_owner_is_fixed_unless_it_is_known_to_move() {
    Set<String> moving = new TreeSet<>();
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      type.references().stream()
          .filter(Referring::owning)
          .map(Referring::field)
          .filter(field -> type.kept().fixed().stream().noneMatch(it -> it.name().equals(field)))
          .forEach(field -> moving.add(type.name() + "." + field));
    }
    assertThat(moving).isEqualTo(new TreeSet<>(MOVING_OWNERS));
  }

  @Test
  void an_update_by_sql_changes_nothing_that_is_fixed() throws SQLException {
    try (TestDatabase bare = PostgresForTests.newDatabase();
        Connection connection = bare.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(BUT_THE_TRIGGERS);
      for (EntityType<?, ?> type : EntityTypes.ALL) {
        Map<String, String> columns = columns(type);
        statement.execute(
            "insert into keelson.%s (%s) values (%s)"
                .formatted(
                    type.name(),
                    String.join(", ", columns.keySet()),
                    columns.values().stream()
                        .map(udt -> VALUES.get(udt).getFirst())
                        .collect(Collectors.joining(", "))));
        for (String column : fixed(type)) {
          String field = Names.component(type.name()) + "." + Names.component(column);
          assertThatExceptionOfType(SQLException.class)
              .as(field)
              .isThrownBy(() ->
                  statement.execute(
                      "update keelson.%s set %s = %s"
                          .formatted(type.name(), column, VALUES.get(columns.get(column)).get(1))))
              .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("K0002"))
              .withMessageContaining(field + "\nmust stay what it is\ninsert another value");
        }
      }
    }
  }

  @Test
  void an_update_by_sql_makes_no_token_and_no_attempt_fall() throws SQLException {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      for (Guarded<?> guarded : type.kept().guarded()) {
        if (guarded.kind() == Guarded.Kind.TOKEN || guarded.kind() == Guarded.Kind.COUNT) {
          String column = guarded.attribute().name();
          assertThat(
                  catalogue.list(
                      """
                      select pg_get_triggerdef(oid) from pg_trigger
                       where tgrelid = 'keelson.%1$s'::regclass and tgname = '%1$s_guarded'
                      """
                          .formatted(type.name())))
              .as("what keeps %s of %s", column, type.name())
              .singleElement()
              .asString()
              .contains("(new.%1$s < old.%1$s)".formatted(column), guarded.capability().toString());
        }
      }
    }
  }

  /**
   * Takes away all that the rows of this test would break, but for the triggers that it is about.
   */
  private static final String BUT_THE_TRIGGERS =
      """
      do $$
      declare
        it record;
      begin
        for it in select conrelid::regclass as of_table, conname as name from pg_constraint
                   where contype in ('c', 'f') and connamespace = 'keelson'::regnamespace and conrelid <> 0 loop
          execute format('alter table %s drop constraint %I', it.of_table, it.name);
        end loop;
        for it in select tgrelid::regclass as of_table, tgname as name from pg_trigger t join pg_class c on c.oid = tgrelid
                   where relnamespace = 'keelson'::regnamespace and not tgisinternal and tgname not like '%\\_fixed' loop
          execute format('drop trigger %I on %s', it.name, it.of_table);
        end loop;
      end
      $$
      """;

  /** Two values of each type of column. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("uuid", List.of("gen_random_uuid()", "gen_random_uuid()")),
          Map.entry("text", List.of("'a'", "'b'")),
          Map.entry("int4", List.of("1", "2")),
          Map.entry("int8", List.of("1", "2")),
          Map.entry("bool", List.of("true", "false")),
          Map.entry("jsonb", List.of("'{}'", "'[]'")),
          Map.entry("_text", List.of("'{}'", "'{a}'")),
          Map.entry("timestamptz", List.of("now()", "now() + interval '1 day'")));

  private Map<String, String> columns(EntityType<?, ?> type) throws SQLException {
    return catalogue
        .list(
            """
            select column_name || ' ' || udt_name from information_schema.columns
            where table_schema = 'keelson' and table_name = '%s'
            """
                .formatted(type.name()))
        .stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private static List<String> fixed(EntityType<?, ?> type) {
    return Stream.concat(
            OF_ALL.stream().filter(column -> type.isOwned() || !column.equals("project_id")),
            type.kept().fixed().stream().map(Attribute::name))
        .toList();
  }
}

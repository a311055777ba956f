// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Verdict;
import dev.keelson.codegen.DomainTypes.Part;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.spi.EntityTypes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema says of each entity what its type in Java says. */
final class EntitySchemaTest extends SchemaTest {

  private static final Pattern WORD = Pattern.compile("'(\\w+)'::text");

  @Test
  void a_column_is_there_for_each_component_and_null_only_where_it_may_be() throws SQLException {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(columns(type, ""))
          .as("columns of %s", type.name())
          .isEqualTo(DomainTypes.components(type.type()).map(Part::column).collect(toSet()));
      assertThat(columns(type, "and is_nullable = 'YES'"))
          .as("columns of %s that may be null", type.name())
          .isEqualTo(
              DomainTypes.components(type.type())
                  .filter(Part::isNullable)
                  .map(Part::column)
                  .collect(toSet()));
    }
  }

  @Test
  void what_is_appended_has_its_columns_and_a_head_that_counts() throws SQLException {
    for (LogType<?, ?> type : EntityTypes.LOGS) {
      for (String nullable : List.of("", "and is_nullable = 'YES'")) {
        assertThat(
                catalogue.set(
                    """
                    select column_name from information_schema.columns
                    where table_schema = 'keelson' and table_name = '%s' %s
                    """
                        .formatted(type.name(), nullable)))
            .as("columns of %s %s", type.name(), nullable)
            .isEqualTo(
                DomainTypes.components(type.type())
                    .filter(part -> nullable.isEmpty() || part.isNullable())
                    .map(Part::column)
                    .collect(toSet()));
      }
      assertThat(
              catalogue.list(
                  """
                  select string_agg(attname, ', ' order by i) from pg_constraint k
                  cross join unnest(conkey) with ordinality u(n, i)
                  join pg_attribute on attrelid = conrelid and attnum = n
                  where contype = 'p' and conrelid = 'keelson.%s'::regclass
                  """
                      .formatted(type.name())))
          .as("a key that the table can be partitioned by")
          .containsExactly("project_id, %s, sequence, created_at".formatted(type.parent().name()));
      assertThat(catalogue.tables()).contains(type.name() + "_head");
    }
  }

  @Test
  void what_is_unique_in_java_is_unique_here_and_nothing_else_is() throws SQLException {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(
              catalogue.set(
                  """
                  select i.relname from pg_index join pg_class i on i.oid = indexrelid
                  join pg_class t on t.oid = indrelid
                  where indisunique and not indisprimary
                    and t.relnamespace = 'keelson'::regnamespace and t.relname in (%s)
                  """
                      .formatted(tables(type))))
          .as("unique keys of %s", type.name())
          .isEqualTo(
              type.uniques().stream()
                  .map(unique -> "%s_%s_key".formatted(type.name(), unique.name()))
                  .collect(toSet()));
    }
  }

  @Test
  void what_is_unique_is_unique_by_the_fields_in_its_name() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select conname from (
                  select conname, conrelid::regclass, (
                           select string_agg(attname, '_' order by i)
                             from unnest(conkey) with ordinality u(n, i)
                             join pg_attribute on attrelid = conrelid and attnum = n
                            where attname <> 'project_id') as fields
                    from pg_constraint
                   where contype = 'u' and connamespace = 'keelson'::regnamespace) keys
                where conname not like '%\\_' || fields || '\\_key'
                """))
        .isEmpty();
  }

  @Test
  void what_refers_in_java_refers_here_and_nothing_else_does() throws SQLException {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      Stream<String> project =
          type.isOwned() ? Stream.of("project_id_fkey goes with it") : Stream.of();
      assertThat(
              catalogue.set(
                  """
                  select conname || case confdeltype when 'c' then ' goes with it' else '' end
                  from pg_constraint
                  join pg_class t on t.oid = conrelid
                  where contype = 'f' and t.relnamespace = 'keelson'::regnamespace and relname in (%s)
                    and conname <> relname || '_id_fkey'
                  """
                      .formatted(tables(type))))
          .as("references of %s", type.name())
          .isEqualTo(
              Stream.concat(
                      project,
                      type.references().stream()
                          .map(to -> to.field() + "_fkey" + (to.owning() ? " goes with it" : "")))
                  .map(reference -> type.name() + "_" + reference)
                  .collect(toSet()));
    }
  }

  @Test
  void what_refers_does_so_by_the_field_in_its_name() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select conname from pg_constraint
                join pg_attribute on attrelid = conrelid and attnum = conkey[cardinality(conkey)]
                where contype = 'f' and connamespace = 'keelson'::regnamespace
                  and conname not in (
                    select format('%s_%s_fkey', name, attname) from pg_class
                    cross join unnest(array[relname, regexp_replace(relname, '_body$', '')]) name
                    where oid = conrelid)
                """))
        .isEmpty();
  }

  @Test
  void exactly_the_states_of_the_lifecycle_are_allowed() throws SQLException {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      assertThat(allowed(lifecycle.kind(), "status"))
          .as("states of %s", lifecycle.kind())
          .isEqualTo(wires(lifecycle.states()));
    }
    assertThat(allowed("approval_decision", "verdict")).isEqualTo(wires(List.of(Verdict.values())));
  }

  @Test
  void what_has_a_state_starts_as_the_lifecycle_says() throws SQLException {
    for (Lifecycle<?> lifecycle : EntityTypes.lifecycles()) {
      assertThat(
              catalogue.list(
                  """
                  select column_default from information_schema.columns
                  where table_schema = 'keelson' and table_name = '%s' and column_name = 'status'
                  """
                      .formatted(lifecycle.kind())))
          .as("default state of %s", lifecycle.kind())
          .containsExactly("'%s'::text".formatted(lifecycle.initial().wireName()));
    }
  }

  @Test
  void exactly_what_has_a_lifecycle_is_under_guard() throws SQLException {
    Set<String> kinds = EntityTypes.lifecycles().stream().map(Lifecycle::kind).collect(toSet());
    for (String when : List.of("begins", "moves", "foreign_write")) {
      assertThat(
              catalogue.set(
                  """
                  select tgrelid::regclass::text from pg_trigger
                  join pg_class c on c.oid = tgrelid
                  where relnamespace = 'keelson'::regnamespace and tgenabled = 'O'
                    and tgname = relname || '_%s'
                  """
                      .formatted(when)))
          .as("tables with a trigger …_%s", when)
          .isEqualTo(qualified(kinds));
    }
    assertThat(
            catalogue.set(
                """
                select table_name from information_schema.columns
                where table_schema = 'keelson' and column_name = 'status'
                  and table_name not like '%_view'
                """))
        .isEqualTo(kinds);
  }

  @Test
  void the_moves_are_those_of_the_lifecycles() throws SQLException {
    Set<String> moves =
        EntityTypes.lifecycles().stream()
            .flatMap(lifecycle ->
                lifecycle.transitions().stream()
                    .map(move ->
                        "%s: %s to %s"
                            .formatted(
                                lifecycle.kind(), move.from().wireName(), move.to().wireName())))
            .collect(toSet());
    assertThat(
            catalogue.set(
                """
                select format('%s: %s to %s', kind, from_state, to_state)
                from keelson.lifecycle_transition
                """))
        .isEqualTo(moves);
  }

  private Set<String> allowed(String table, String column) throws SQLException {
    List<String> checks =
        catalogue.list(
            """
            select pg_get_constraintdef(oid) from pg_constraint
            where conrelid = 'keelson.%1$s'::regclass and conname = '%1$s_%2$s_check'
            """
                .formatted(table, column));
    assertThat(checks).as("checks %s_%s_check", table, column).hasSize(1);
    return WORD.matcher(checks.getFirst()).results().map(word -> word.group(1)).collect(toSet());
  }

  private Set<String> columns(EntityType<?, ?> type, String condition) throws SQLException {
    return catalogue.set(
        """
        select column_name from information_schema.columns
        where table_schema = 'keelson' and table_name in (%s) %s
        """
            .formatted(tables(type), condition));
  }

  private static String tables(EntityType<?, ?> type) {
    return "'%1$s', '%1$s_body'".formatted(type.name());
  }

  private static Set<String> wires(Collection<? extends State> states) {
    return states.stream().map(State::wireName).collect(toSet());
  }

  private static Set<String> qualified(Set<String> tables) {
    return tables.stream().map(table -> "keelson." + table).collect(toSet());
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return toCollection(TreeSet::new);
  }
}

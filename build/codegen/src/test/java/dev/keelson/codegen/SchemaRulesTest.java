// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.testkit.Proves;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * What holds for every table. The rules about keys keep one project apart from the others, and let
 * the project become the distribution column where one server is not enough.
 */
final class SchemaRulesTest extends SchemaTest {

  /** Constraints of our tables, with their columns and those they refer to. */
  private static final String CONSTRAINTS =
      """
      with owned as (
        select c.oid, relname from pg_class c
         where relnamespace = 'keelson'::regnamespace and relkind in ('r', 'p')
           and exists (select from pg_attribute where attrelid = c.oid and attname = 'project_id')
      ), keys as (
        select k.conname, k.contype, k.conrelid, k.confrelid, k.confdeltype,
               array(select attname::text from unnest(conkey) with ordinality u(n, i)
                       join pg_attribute on attrelid = conrelid and attnum = n order by i) as own,
               array(select attname::text from unnest(confkey) with ordinality u(n, i)
                       join pg_attribute on attrelid = confrelid and attnum = n order by i) as theirs
          from pg_constraint k where connamespace = 'keelson'::regnamespace
      )
      """;

  @Test
  void a_table_belongs_to_a_project_or_is_known_as_shared() throws SQLException {
    assertThat(catalogue.tables()).hasSizeGreaterThan(10).containsAll(Catalogue.SHARED);
    assertThat(
            catalogue.set(
                """
                select table_name from information_schema.columns
                where table_schema = 'keelson' and column_name = 'project_id'
                  and table_name not like '%_view'
                """))
        .isEqualTo(catalogue.projectOwnedTables());
  }

  @Test
  void every_table_has_a_primary_key() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select conrelid::regclass::text from pg_constraint
                where contype = 'p' and connamespace = 'keelson'::regnamespace
                """))
        .hasSameSizeAs(catalogue.tables());
  }

  @Test
  void nothing_of_a_project_is_unique_without_it() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select c.relname from pg_index i join pg_class c on c.oid = indexrelid
                join pg_attribute p on p.attrelid = indrelid and p.attname = 'project_id'
                where indisunique and relnamespace = 'keelson'::regnamespace
                  and indkey[0] <> p.attnum
                """))
        .as("primary keys and unique indexes that do not begin with project_id")
        .isEmpty();
  }

  @Test
  void a_reference_between_things_of_projects_stays_in_the_project() throws SQLException {
    assertThat(
            catalogue.list(
                CONSTRAINTS
                    + """
                    select conname from keys
                    where contype = 'f'
                      and conrelid in (select oid from owned) and confrelid in (select oid from owned)
                      and (own[1] <> 'project_id' or theirs[1] <> 'project_id')
                    """))
        .as("foreign keys that do not begin with project_id on both sides")
        .isEmpty();
  }

  @Test
  void what_a_project_owns_goes_with_it() throws SQLException {
    assertThat(
            catalogue.set(
                CONSTRAINTS
                    + """
                    select relname from owned where oid not in (
                      select conrelid from keys
                      where contype = 'f' and confdeltype = 'c'
                        and (confrelid = 'keelson.project'::regclass or own[1] = 'project_id'))
                    """))
        .as("only the journal, its holds and the usage outlive a project")
        .containsExactlyInAnyOrder(
            "journal",
            "journal_head",
            "journal_removal",
            "journal_hold",
            "journal_lifted_hold",
            "agent_execution");
  }

  @Test
  void nothing_ends_before_it_begins() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select t.relname from pg_class t
                 where t.relnamespace = 'keelson'::regnamespace and t.relkind in ('r', 'p')
                   and (select count(*) from pg_attribute where attrelid = t.oid
                           and (attname in ('started_at', 'finished_at', 'opened_at', 'merged_at')
                                or attname in ('decided_at', 'consumed_at'))) > 1
                   and not exists (select from pg_constraint where conrelid = t.oid and conname = t.relname || '_times_check')
                """))
        .as("tables with a time of a begin and one of its end, without a check of their order")
        .isEmpty();
  }

  /** Or else deleting one thing would read all that could refer to it. */
  @Test
  void what_refers_to_something_that_is_deleted_is_found_by_an_index() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select c.conname from pg_constraint c
                 where c.contype = 'f' and c.connamespace = 'keelson'::regnamespace and cardinality(c.conkey) > 1
                   and not exists (
                     select from pg_index i
                      where i.indrelid = c.conrelid
                        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
                """))
        .as("foreign keys without an index that begins with their columns")
        .isEmpty();
  }

  @Test
  void no_reference_is_cut_by_setting_null() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select conname from pg_constraint
                where connamespace = 'keelson'::regnamespace and confdeltype in ('n', 'd')
                """))
        .as("foreign keys with on delete set null or set default, which would clear project_id too")
        .isEmpty();
  }

  @Test
  void constraints_are_told_apart_by_name_also_on_a_shard() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select conname from pg_constraint
                where connamespace = 'keelson'::regnamespace and conname ~ '_[0-9]+$'
                """))
        .as("names that end as those that a distributed database gives to parts of a table")
        .isEmpty();
  }

  @Test
  @Proves({"R000-07", "R002-07", "R004-03"})
  void every_key_is_a_uuid() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select udt_name from information_schema.columns
                where table_schema = 'keelson' and (column_name = 'id' or column_name like '%\\_id')
                  and column_name not in
                    ('external_id', 'agent_session_id', 'agent_message_id', 'installation_id', 'delivery_id',
                     'provider_project_id', 'provider_deployment_id', 'provider_id', 'sandbox_id', 'check_suite_id')
                """))
        .containsExactly("uuid");
  }

  @Test
  @Proves({"R001-03", "R004-04"})
  void every_time_has_a_zone_and_every_value_its_times() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select data_type from information_schema.columns
                where table_schema = 'keelson' and table_name <> 'keelson_schema_history'
                  and (data_type like '%time%' or data_type = 'date')
                """))
        .containsExactly("timestamp with time zone");
    assertThat(
            catalogue.list(
                """
                select table_name from information_schema.columns where table_schema = 'keelson'
                  and column_name = 'version' and table_name not in ('journal', 'keelson_schema_history')
                except
                select table_name from information_schema.columns where table_schema = 'keelson'
                  and column_name in ('created_at', 'updated_at')
                group by 1 having count(*) = 2
                """))
        .isEmpty();
  }

  @Test
  void vocabularies_and_texts_are_text() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select udt_name from information_schema.columns
                where table_schema = 'keelson' and table_name <> 'keelson_schema_history'
                """))
        .isSubsetOf(
            "uuid",
            "text",
            "_text",
            "jsonb",
            "int4",
            "int8",
            "bool",
            "numeric",
            "timestamptz",
            "bytea"); // digests of the journal's chain
  }

  @Test
  void json_is_never_null_unless_it_stands_for_a_value_of_the_domain() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select column_name from information_schema.columns
                where table_schema = 'keelson' and udt_name = 'jsonb'
                  and table_name not like '%_view' and (is_nullable = 'YES' or column_default is null)
                """))
        .containsExactly("awaits", "content", "counts", "failure", "method");
  }

  @Test
  void no_list_of_texts_holds_null() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'keelson' and udt_name = '_text'
                  and table_name not like '%_view' and not exists (
                  select from pg_constraint
                  where contype = 'c' and conrelid = format('keelson.%I', table_name)::regclass
                    and pg_get_constraintdef(oid) like '%array_position(' || column_name || ', NULL%')
                """))
        .isEmpty();
  }

  @Test
  void functions_use_nothing_that_ends_at_one_server() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select proname from pg_proc where pronamespace = 'keelson'::regnamespace
                  and prosrc ~* 'notify|advisory|set_config'
                """))
        .as("notifications, advisory locks, session state")
        .isEmpty();
  }

  @Test
  @Proves({"R001-01", "R002-01"})
  void what_refers_to_something_has_a_foreign_key() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select format('%s %s -> %s', c.conrelid::regclass, right(c.conname, -length(t.relname) - 1), c.confrelid::regclass)
                  from pg_constraint c join pg_class t on t.oid = c.conrelid
                 where c.contype = 'f' and t.relnamespace = 'keelson'::regnamespace
                """))
        .contains(
            "keelson.work_item project_id_fkey -> keelson.project",
            "keelson.work_item assigned_agent_id_fkey -> keelson.agent",
            "keelson.work_item locked_by_agent_id_fkey -> keelson.agent",
            "keelson.run agent_id_fkey -> keelson.agent",
            "keelson.run work_item_id_fkey -> keelson.work_item",
            "keelson.integration project_id_fkey -> keelson.project",
            "keelson.policy project_id_fkey -> keelson.project",
            "keelson.project_repo project_id_fkey -> keelson.project",
            "keelson.project_repo repo_id_fkey -> keelson.repo");
  }

  @Test
  void every_table_has_times_that_java_can_read_and_is_not_truncated() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select relname from pg_class c
                 where relnamespace = 'keelson'::regnamespace and relkind in ('r', 'p')
                   and exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.atttypid = 'timestamptz'::regtype)
                   and not exists (select from pg_constraint r
                                    where r.conrelid = c.oid
                                      and r.conname = relname || '_readable_times_check')
                """))
        .as("tables for which guard_times was not called")
        .isEmpty();
    assertThat(
            catalogue.list(
                """
                select relname from pg_class c
                 where relnamespace = 'keelson'::regnamespace and relkind in ('r', 'p')
                   and exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'project_id')
                   and not exists (select from pg_trigger t
                                    where t.tgrelid = c.oid and t.tgname = relname || '_not_truncated')
                """))
        .as("tables for which guard_truncation was not called")
        .isEmpty();
  }
}

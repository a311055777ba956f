// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.migrations.Role;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import dev.keelson.spi.EntityTypes;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each role may do, to the last table and function, as docs/boundary.md says. */
final class RolesTest extends SchemaTest {

  /** What only triggers and functions write, whoever works. */
  private static final Set<String> WRITTEN_BY_NOBODY =
      Set.of(
          "lifecycle_transition",
          "keelson_schema_history",
          "journal",
          "journal_head",
          "journal_removal",
          "journal_hold",
          "journal_lifted_hold",
          "policy_head",
          "work_item_dependency_head",
          "exclusive_work");

  private static final Set<String> DELETED_BY_NOBODY =
      Set.of(
          "agent",
          "repo",
          "workflow_definition",
          "image",
          "sandbox_spec",
          "sync_state",
          "system_config",
          "artifact_head",
          "workflow_definition_head",
          "log_chunk_head",
          "session_event_head",
          "chat_message_head");

  private static final Set<String> SLOTS = Set.of("agent_slot", "project_slot");

  /** The triggers and functions that run as the owner of the schema, beside those of each type. */
  private static final List<String> DEFINERS =
      List.of(
          "activity_appended",
          "approval_wakes",
          "begin_journal",
          "check_model_call",
          "count_policies",
          "free_key",
          "give_slot",
          "journal_check_holds",
          "journal_count",
          "journal_keep_held",
          "journal_lift_hold",
          "journal_place",
          "journal_place_hold",
          "journal_remove",
          "refuse_cycle",
          "run_wakes",
          "side_effect_is_allowed",
          "signal_wakes",
          "take_key",
          "wake");

  @BeforeAll
  void grant() {
    for (Role role : Role.values()) {
      catalogue.database().as(role);
    }
  }

  @Test
  void a_host_writes_all_but_what_triggers_write_and_deletes_what_a_store_deletes()
      throws SQLException {
    assertThat(held("control", "select")).isEqualTo(relations());
    assertThat(held("control", "insert")).isEqualTo(without(WRITTEN_BY_NOBODY, SLOTS));
    assertThat(held("control", "update")).isEqualTo(without(WRITTEN_BY_NOBODY));
    assertThat(held("control", "delete"))
        .isEqualTo(without(WRITTEN_BY_NOBODY, SLOTS, DELETED_BY_NOBODY));
  }

  @Test
  void the_processes_of_agents_write_what_comes_of_work() throws SQLException {
    Set<String> setUp = new TreeSet<>(Set.of(ApprovalDecision.TYPE.name()));
    EntityTypes.SET_UP.stream().map(RowType::name).forEach(setUp::add);
    assertThat(held("work", "select")).isEqualTo(without(Set.of("github_app_installation")));
    assertThat(held("work", "insert")).isEqualTo(without(WRITTEN_BY_NOBODY, SLOTS, setUp));
    assertThat(held("work", "update")).isEqualTo(without(WRITTEN_BY_NOBODY, setUp));
    assertThat(held("work", "delete"))
        .containsExactlyInAnyOrder(
            "file_chunk",
            "infra_resource",
            "project_file",
            "work_item_dependency",
            "work_item_image");
  }

  @Test
  void no_role_has_another_privilege_and_no_view_lets_a_write_through() throws SQLException {
    assertThat(
            catalogue.set(
                """
                select a.privilege_type
                  from pg_class c cross join aclexplode(c.relacl) a
                 where c.relnamespace = 'keelson'::regnamespace and a.grantee <> c.relowner
                """))
        .containsExactly("DELETE", "INSERT", "SELECT", "UPDATE");
    assertThat(
            catalogue.list(
                """
                select c.relname from pg_class c
                 where c.relnamespace = 'keelson'::regnamespace and c.relkind = 'v'
                   and pg_relation_is_updatable(c.oid, true) <> 0
                """))
        .as("views that write as their owner")
        .isEmpty();
  }

  @Test
  void what_runs_as_the_owner_is_listed_here() throws SQLException {
    Stream<String> deletions =
        Stream.concat(
                EntityTypes.ALL.stream().map(EntityType::name),
                Stream.of("approval_decision", "log_chunk", "session_event", "chat_message"))
            .map(name -> name + "_deletion");
    Stream<String> guards =
        EntityTypes.lifecycles().stream().map(lifecycle -> lifecycle.kind() + "_guard");
    assertThat(
            catalogue.list(
                """
                select proname from pg_proc
                 where pronamespace = 'keelson'::regnamespace and prosecdef
                """))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DEFINERS.stream(), deletions, guards).flatMap(each -> each).toList());
  }

  @Test
  void what_runs_as_the_owner_looks_for_names_in_its_schema_alone() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select proname from pg_proc
                 where pronamespace = 'keelson'::regnamespace and prosecdef
                   and not coalesce(proconfig @> array['search_path=keelson, pg_temp'], false)
                """))
        .isEmpty();
  }

  @Test
  void what_runs_as_the_owner_is_called_by_whom_it_is_for() throws SQLException {
    assertThat(
            catalogue.list(
                """
                select p.proname || ' by ' ||
                       case a.grantee when 0 then 'everybody' else substring(a.grantee::regrole::text from '[^_]+$') end
                  from pg_proc p cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                 where p.pronamespace = 'keelson'::regnamespace and p.prosecdef and a.grantee <> p.proowner
                """))
        .containsExactlyInAnyOrder(
            "journal_place by control",
            "journal_place by work",
            "journal_remove by control",
            "journal_place_hold by control",
            "journal_lift_hold by control");
  }

  private Set<String> relations() throws SQLException {
    return catalogue.set(
        """
        select relname from pg_class
         where relnamespace = 'keelson'::regnamespace and relkind in ('r', 'p', 'v')
        """);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private final Set<String> without(Set<String>... others) throws SQLException {
    Set<String> relations = relations();
    for (Set<String> other : others) {
      assertThat(relations).as("relations").containsAll(other);
    }
    List.of(others).forEach(relations::removeAll);
    return relations;
  }

  private Set<String> held(String role, String privilege) throws SQLException {
    return catalogue.set(
        """
        select c.relname from pg_class c cross join aclexplode(c.relacl) a
         where c.relnamespace = 'keelson'::regnamespace and a.privilege_type = upper('%2$s')
           and a.grantee <> 0 and a.grantee::regrole::text like '%%\\_%1$s'
        """
            .formatted(role, privilege));
  }
}

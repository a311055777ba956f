// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** Writes the SQL that grants a {@link Role}. */
final class Grants {

  private static final String WRITE =
      """
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      revoke insert, update, delete on ${schema}.lifecycle_transition, ${schema}.${table}, ${schema}.journal,
        ${schema}.journal_head, ${schema}.journal_removal, ${schema}.journal_hold, ${schema}.journal_lifted_hold,
        ${schema}.policy_head, ${schema}.work_item_dependency_head from ${role};
      revoke delete on ${schema}.agent, ${schema}.repo, ${schema}.workflow_definition, ${schema}.image, ${schema}.sandbox_spec,
        ${schema}.sync_state, ${schema}.system_config, ${schema}.artifact_head, ${schema}.workflow_definition_head, ${schema}.log_chunk_head,
        ${schema}.session_event_head, ${schema}.chat_message_head from ${role};
      revoke insert, delete on ${schema}.agent_slot, ${schema}.project_slot from ${role};
      revoke insert, update, delete on ${schema}.exclusive_work from ${role};
      grant execute on function ${schema}.journal_place(uuid, boolean) to ${role};
      """;

  private static final String CONTROL =
      WRITE
          + """
          grant execute on function ${schema}.journal_remove(bigint, integer, text, text),
            ${schema}.journal_place_hold(uuid, uuid, text, text), ${schema}.journal_lift_hold(uuid, uuid, text) to ${role};
          """;

  /** Decisions, and what only the host sets up. */
  private static final String KEPT_FROM_WORK =
      Stream.of(
              "approval_decision",
              "project",
              "project_repo",
              "policy",
              "agent",
              "integration",
              "credential",
              "project_secret",
              "project_skill",
              "sandbox_spec",
              "github_app_installation",
              "support_agent_config",
              "system_config",
              "workflow_definition",
              "repo")
          .map("${schema}."::concat)
          .collect(joining(", "));

  private static final String WORK =
      WRITE
          + """
          revoke insert, update, delete on %s from ${role};
          revoke select on ${schema}.github_app_installation from ${role};
          revoke delete on all tables in schema ${schema} from ${role};
          grant delete on ${schema}.project_file, ${schema}.file_chunk, ${schema}.work_item_dependency, ${schema}.work_item_image,
            ${schema}.infra_resource to ${role};
          """
              .formatted(KEPT_FROM_WORK);

  private Grants() {}

  static String of(Role role, String databaseRole, String schema) {
    String sql =
        switch (role) {
          case CONTROL -> CONTROL;
          case WORK -> WORK;
        };
    return sql.replace("${schema}", schema)
        .replace("${role}", databaseRole)
        .replace("${table}", KeelsonMigrations.HISTORY_TABLE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.testkit.Proves;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * Every lookup that the requirements want an index for has one. Indexes of what a project owns
 * begin with the project, since every query names it, and end with the id, so that a page is read
 * in its order without sorting. Both only make more of the index that is asked for.
 */
final class RequiredIndexesTest extends SchemaTest {

  /** A slug is unique per owner; hosts without owners all use the same one. */
  @Test
  @Proves({"R001-18", "R001-105"})
  void projects_by_slug() throws SQLException {
    assertIndexed("project", "unique owner, slug");
  }

  @Test
  @Proves("R001-19")
  void projects_by_state() throws SQLException {
    assertIndexed("project", "status, created_at, id");
  }

  /** Read backwards: last written first. */
  @Test
  @Proves("R003-22")
  void projects_of_an_owner_by_the_time_of_the_last_change() throws SQLException {
    assertIndexed("project", "owner, updated_at, id");
  }

  @Test
  @Proves({"R001-29", "R001-103"})
  void agents_by_key() throws SQLException {
    assertIndexed("agent", "unique key");
  }

  @Test
  @Proves({"R001-30", "R001-104"})
  void agents_by_whether_they_are_enabled() throws SQLException {
    assertIndexed("agent", "enabled, created_at, id");
  }

  /** Unique per provider, so that another provider may have the same name (R000-148). */
  @Test
  @Proves("R000-56")
  void repos_by_full_name() throws SQLException {
    assertIndexed("repo", "unique provider, compared_name");
  }

  /** The links are what a project has; repos are shared. */
  @Test
  @Proves("R003-61")
  void repos_of_a_project() throws SQLException {
    assertIndexed("project_repo", "unique project_id, repo_id");
    assertIndexed("project_repo", "unique project_id, id");
  }

  @Test
  @Proves("R003-31")
  void skills_of_a_project_by_name() throws SQLException {
    assertIndexed("project_skill", "unique project_id, name_norm");
  }

  @Test
  @Proves({"R001-95", "R001-96"})
  void policies_of_a_project_by_key() throws SQLException {
    assertIndexed("policy", "unique project_id, id");
    assertIndexed("policy", "unique project_id, key");
  }

  @Test
  @Proves({"R001-85", "R001-86", "R001-87"})
  void integrations_of_a_project_by_kind_and_by_status() throws SQLException {
    assertIndexed("integration", "unique project_id, id");
    assertIndexed("integration", "project_id, kind, created_at, id");
    assertIndexed("integration", "project_id, status, created_at, id");
  }

  @Test
  @Proves("R000-29")
  void credentials_by_provider() throws SQLException {
    assertIndexed("credential", "unique provider");
  }

  @Test
  @Proves("R001-45")
  void work_items_of_a_project() throws SQLException {
    assertIndexed("work_item", "unique project_id, id");
  }

  /**
   * One index serves the board, status and then the most urgent first, another one the queue, where
   * the oldest comes first within a priority, and what is not available yet is passed by. The
   * priority is negated because an index scan runs one way. locked_at is left out: nothing sorts by
   * it, and a column that changes with every claim makes each claim write the index. Items whose
   * lease ran out are found among those that are locked.
   */
  @Test
  @Proves({"R001-46", "R001-47"})
  void work_items_by_status_and_priority() throws SQLException {
    assertIndexed("work_item", "project_id, status, (- priority), id");
    assertIndexed(
        "work_item",
        "project_id, (- priority), created_at, id, COALESCE(available_at, '-infinity'::timestamp"
            + " with time zone) where status = 'pending'::text");
  }

  @Test
  @Proves("R001-49")
  void work_items_by_the_agent_they_are_assigned_to() throws SQLException {
    assertIndexed(
        "work_item",
        "project_id, assigned_agent_id, created_at, id where assigned_agent_id IS NOT NULL");
  }

  /** Begins with the agent: a claim counts what the agent holds over all projects. */
  @Test
  @Proves("R001-50")
  void work_items_by_the_agent_that_holds_them() throws SQLException {
    assertIndexed(
        "work_item", "locked_by_agent_id, project_id, id where locked_by_agent_id IS NOT NULL");
  }

  @Test
  @Proves({"R000-101", "R001-75", "R004-19"})
  void runs_by_status() throws SQLException {
    assertIndexed("run", "project_id, status, created_at, id");
  }

  @Test
  @Proves({"R000-102", "R003-37"})
  void runs_of_a_project_newest_first() throws SQLException {
    assertIndexed("run", "project_id, created_at desc, id desc");
  }

  /** A host's own key of a work item leads to it by a unique index, and from there to its runs. */
  @Test
  @Proves({"R001-74", "R004-18"})
  void runs_by_work_item() throws SQLException {
    assertIndexed("work_item_body", "unique project_id, external_key");
    assertIndexed("run", "project_id, work_item_id, created_at, id where work_item_id IS NOT NULL");
  }

  @Test
  @Proves({"R001-73", "R001-76", "R001-106"})
  void runs_of_an_agent_by_start() throws SQLException {
    assertIndexed(
        "run", "project_id, agent_id, started_at desc, id desc where agent_id IS NOT NULL");
  }

  /** Steps are looked up by their key, which is their name for programs. */
  @Test
  @Proves("R003-40")
  void steps_of_a_run_by_name() throws SQLException {
    assertIndexed("run_step", "unique project_id, run_id, step_key");
  }

  @Test
  @Proves("R004-44")
  void steps_of_a_run_in_order() throws SQLException {
    assertIndexed("run_step", "project_id, run_id, \"position\", id");
  }

  @Test
  @Proves("R003-72")
  void approvals_of_a_run_by_scope() throws SQLException {
    assertIndexed("approval", "project_id, run_id, created_at, id");
    assertIndexed(
        "approval",
        "unique project_id, run_id, scope, target, parameters_digest where status = ANY"
            + " (ARRAY['pending'::text, 'approved'::text])");
  }

  @Test
  @Proves("R000-112")
  void artifacts_of_a_run_by_type() throws SQLException {
    assertIndexed("artifact", "project_id, run_id, kind, created_at, id where run_id IS NOT NULL");
  }

  /** With the revision behind them, so that the newest is read first. */
  @Test
  @Proves("R003-47")
  void artifacts_by_kind_and_logical_key() throws SQLException {
    assertIndexed("artifact", "unique project_id, kind, logical_key, revision");
  }

  /** The number of a pull request is its repo's, of which a project may have many. */
  @Test
  @Proves({"R000-126", "R000-127"})
  void pull_requests_by_status_and_by_number() throws SQLException {
    assertIndexed("pull_request", "project_id, status, created_at, id");
    assertIndexed("pull_request", "unique project_id, repo_id, number");
  }

  @Test
  @Proves("R003-84")
  void sandbox_jobs_of_a_run_by_type() throws SQLException {
    assertIndexed("sandbox_job", "project_id, run_id, job_type, created_at, id");
  }

  /** A branch is taken while its workspace is live. */
  @Test
  @Proves("R002-30")
  void workspaces_by_live_branch() throws SQLException {
    assertIndexed(
        "workspace",
        "unique project_id, branch where status = ANY (ARRAY['preparing'::text, 'ready'::text])");
  }

  @Test
  @Proves("R004-72")
  void model_calls_by_time() throws SQLException {
    assertIndexed("agent_execution", "project_id, created_at, id");
  }

  @Test
  @Proves("R004-73")
  void model_calls_of_an_agent() throws SQLException {
    assertIndexed("agent_execution", "project_id, agent_id, created_at, id");
  }

  @Test
  @Proves({"R000-70", "R000-149"})
  void workflow_definitions_by_name() throws SQLException {
    assertIndexed("workflow_definition", "unique name, revision");
  }

  @Test
  @Proves("R002-103")
  void images_by_their_bytes() throws SQLException {
    assertIndexed("image", "unique digest");
  }

  @Test
  @Proves("R003-49")
  void threads_of_a_project() throws SQLException {
    assertIndexed("chat_thread", "unique project_id, id");
  }

  /** By time as asked for; a thread is read by number, which is the primary key. */
  @Test
  @Proves({"R003-50", "R004-59"})
  void messages_of_a_thread_by_time() throws SQLException {
    assertIndexed("chat_message", "project_id, thread_id, created_at");
    assertIndexed("chat_message", "unique project_id, thread_id, sequence, created_at");
  }

  @Test
  @Proves("R003-34")
  void files_of_a_project() throws SQLException {
    assertIndexed("project_file", "unique project_id, id");
  }

  @Test
  @Proves("R003-36")
  void chunks_of_a_file() throws SQLException {
    assertIndexed("file_chunk", "unique project_id, file_id, chunk_index");
  }

  @Test
  @Proves("R003-105")
  void deployments_by_status() throws SQLException {
    assertIndexed("deployment", "project_id, status, created_at, id");
  }

  @Test
  @Proves("R000-148")
  void all_that_a_host_of_agents_looks_up() throws SQLException {
    assertIndexed("run", "project_id, status, created_at, id");
    assertIndexed("run", "project_id, created_at desc, id desc");
    assertIndexed("artifact", "project_id, run_id, kind, created_at, id where run_id IS NOT NULL");
    assertIndexed("pull_request", "project_id, status, created_at, id");
    assertIndexed("pull_request", "unique project_id, repo_id, number");
    assertIndexed("credential", "unique provider");
    assertIndexed("repo", "unique provider, compared_name");
  }

  private void assertIndexed(String table, String index) throws SQLException {
    assertThat(catalogue.indexes(table)).as("indexes of %s", table).contains(index);
  }
}

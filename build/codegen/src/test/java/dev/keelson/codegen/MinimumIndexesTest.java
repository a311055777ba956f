// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.testkit.Proves;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The thirteen indexes that one document asks for as a minimum, read from the catalogue at once.
 * What a project owns begins with the project; a step's name for programs is its key.
 */
final class MinimumIndexesTest {

  private static final Map<String, String> BY_TABLE =
      Map.ofEntries(
          Map.entry("project_file", "unique project_id, id"),
          Map.entry("project", "owner, updated_at, id"),
          Map.entry("project_skill", "unique project_id, name_norm"),
          Map.entry("file_chunk", "unique project_id, file_id, chunk_index"),
          Map.entry("run", "unique project_id, id"),
          Map.entry("run_step", "unique project_id, run_id, step_key"),
          Map.entry("artifact", "unique project_id, kind, logical_key, revision"),
          Map.entry("chat_thread", "unique project_id, id"),
          Map.entry("chat_message", "project_id, thread_id, created_at"),
          Map.entry("project_repo", "unique project_id, id"),
          Map.entry(
              "approval",
              "unique project_id, run_id, scope, target, parameters_digest where status = ANY"
                  + " (ARRAY['pending'::text, 'approved'::text])"),
          Map.entry("sandbox_job", "project_id, run_id, job_type, created_at, id"),
          Map.entry("deployment", "project_id, status, created_at, id"));

  @Test
  @Proves("R003-115")
  void all_thirteen_are_there() throws SQLException {
    assertThat(BY_TABLE).hasSize(13);
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      Catalogue catalogue = new Catalogue(database);
      for (Map.Entry<String, String> index : BY_TABLE.entrySet()) {
        assertThat(catalogue.indexes(index.getKey())).as(index.getKey()).contains(index.getValue());
      }
    }
  }
}

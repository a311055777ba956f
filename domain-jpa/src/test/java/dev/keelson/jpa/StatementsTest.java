// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatRole;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.effect.SideEffect;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What reaches the server: how many statements, and whether a transaction is begun for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StatementsTest {

  private static final TestDatabase DATABASE = PostgresForTests.newDatabase();
  private static final StatementRecorder RECORDER = StatementRecorder.over(DATABASE.dataSource());
  private static Keelson keelson;

  private Agent agent;
  private ProjectScope shop;

  @BeforeAll
  static void start() {
    keelson = JpaKeelson.over(RECORDER.dataSource());
  }

  @AfterAll
  static void stop() {
    keelson.close();
    DATABASE.close();
  }

  @BeforeEach
  void begin() {
    DATABASE.clear();
    Project project = keelson.projects().insert(Projects.shop());
    agent = keelson.agents().insert(Agents.tireless());
    shop = keelson.project(project.id());
  }

  @Test
  void a_read_is_one_statement_and_no_transaction() {
    WorkItem item = shop.workItems().insert(WorkItems.pending(shop.id()));
    assertSentOne(() -> shop.workItems().get(item.id()));
    assertSentOne(
        () -> shop.workItems().findByStatus(WorkItemStatus.PENDING, PageRequest.first(10)));
    assertSentOne(() -> keelson.projects().get(shop.id()));
  }

  @Test
  @Proves("R003-32")
  void a_listing_of_skills_does_not_read_what_is_in_them() {
    shop.skills().insert(ProjectSkills.named(shop.id()));
    assertThat(RECORDER.during(() -> shop.skills().findSummaries(PageRequest.first(10))))
        .hasSize(1)
        .first(STRING)
        .contains("description")
        .doesNotContain("content");
  }

  @Test
  void a_write_to_one_table_is_one_statement_and_no_transaction() {
    Run run = Runs.pending(shop.id());
    assertSentOne(() -> shop.runs().insert(run));
    Run stored = shop.runs().get(run.id());
    assertSentOne(() -> shop.runs().update(stored.at("check")));
    assertSentOne(() -> shop.artifacts().insert(Artifacts.log(shop.id(), "log")));
  }

  @Test
  void a_write_to_two_tables_is_one_statement_and_no_transaction() {
    WorkItem item = WorkItems.pending(shop.id());
    assertSentOne(() -> shop.workItems().insert(item));
    WorkItem stored = shop.workItems().get(item.id());
    assertSentOne(() -> shop.workItems().update(stored.withPriority(5)));
  }

  @Test
  void a_claim_and_its_completion_are_two_statements() {
    shop.workItems().insert(WorkItems.pending(shop.id()));
    assertThat(
            RECORDER.during(() -> keelson.workQueue().complete(claim().lease(), Outcome.success())))
        .hasSize(2)
        .doesNotContain("begin");
  }

  @Test
  void what_is_done_under_a_lease_is_one_statement_each() {
    shop.workItems().insert(WorkItems.pending(shop.id()));
    Lease lease = claim().lease();
    Run run = shop.runs().insert(Runs.at(shop.workItems().get(lease.workItemId()), agent.id()));
    RunStep step = RunSteps.planned(run, "push");
    SideEffect push = SideEffects.push(step, "push");
    assertSentOne(() -> keelson.workQueue().renewAll(List.of(lease), Duration.ofMinutes(1)));
    assertSentOne(() -> shop.stepLedger().begin(lease, step));
    assertSentOne(() -> shop.sideEffectLedger().intend(lease, push));
    assertSentOne(() -> shop.sideEffectLedger().complete(lease, push.id(), "4f1c", Json.EMPTY));
    assertSentOne(() -> shop.stepLedger().complete(lease, step.id(), Json.EMPTY));
    assertSentOne(() -> keelson.workQueue().release(lease));
  }

  @Test
  void model_calls_are_summed_in_one_statement() {
    Run run = shop.runs().insert(Runs.pending(shop.id()));
    shop.usage().append(List.of(AgentExecutions.unmeasured(shop.id(), agent.id())));
    assertSentOne(() -> shop.usage().totals(run.id()));
  }

  @Test
  void a_file_is_ingested_in_one_statement() {
    ProjectFile file = shop.files().insert(ProjectFiles.minimal(shop.id()));
    assertSentOne(() -> shop.files().ingest(file.id(), 1, FileChunks.of(file, 1, "a", "b", "c")));
    assertSentOne(() -> shop.files().ingest(file.id(), 2, FileChunks.of(file, 2, "a", "b")));
    assertThat(shop.chunks().findByFile(file.id(), PageRequest.first(10)).items()).hasSize(2);
  }

  @Test
  void what_is_appended_again_is_read_back_in_one_statement() {
    ChatThread thread = shop.threads().insert(ChatThread.begun(shop.id(), Made.NOW));
    List<ChatMessage> batch =
        Stream.of("a", "b", "c")
            .map(key -> ChatMessage.of(thread, ChatRole.USER, key, Made.NOW).withKey(key))
            .toList();
    assertSentOne(() -> shop.messages().append(batch));
    List<ChatMessage> stored = shop.messages().read(thread.id(), 0, 10).items();
    assertThat(RECORDER.during(() -> assertThat(shop.messages().append(batch)).isEqualTo(stored)))
        .hasSize(2);
  }

  @Test
  void a_unit_of_work_is_one_transaction_and_a_nested_one_a_savepoint() {
    Run run = shop.runs().insert(Runs.pending(shop.id()));
    assertThat(
            RECORDER.during(() ->
                keelson.inTransaction(outer ->
                    outer.inTransaction(tx -> tx.project(shop.id()).runs().get(run.id())))))
        .hasSize(5)
        .startsWith("begin", "setSavepoint")
        .endsWith("releaseSavepoint", "commit");
  }

  private Claim claim() {
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).in(shop.id())).getFirst();
  }

  private static void assertSentOne(Runnable work) {
    assertThat(RECORDER.during(work)).hasSize(1).doesNotContain("begin", "commit");
  }
}

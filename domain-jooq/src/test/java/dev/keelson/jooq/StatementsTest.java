// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.Verdict;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatRole;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Actor;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;

/** What reaches the server: how many statements, and whether a transaction is begun for them. */
final class StatementsTest extends ShopTest {

  @Test
  void a_read_is_one_statement_without_a_transaction() {
    WorkItem item = item();
    assertOne(() -> shop.workItems().get(item.id()));
    assertOne(() -> shop.workItems().findByStatus(WorkItemStatus.PENDING, PageRequest.first(10)));
    assertOne(() -> shop.journal().history(item.id()).items());
    assertOne(() -> shop.usage().totals(Runs.pending(project()).id()));
    assertOne(() -> keelson.projects().get(project()));
  }

  @Test
  void a_write_is_one_statement_also_to_two_tables() {
    WorkItem item = WorkItems.pending(project());
    Run run = Runs.pending(project());
    RunStep step = RunSteps.planned(run, "compile");
    assertOne(() -> shop.workItems().insert(item));
    assertOne(() -> shop.runs().insert(run));
    assertOne(() -> shop.steps().insert(step));
    assertOne(() -> shop.artifacts().insert(Artifacts.log(project(), "log")));
    assertOne(
        () -> shop.usage().append(List.of(AgentExecutions.unmeasured(project(), agent.id()))));
    WorkItem stored = shop.workItems().get(item.id());
    assertOne(() -> shop.workItems().update(stored.withTitle("Fix it for good")));
    assertThat(shop.workItems().get(item.id()).title()).isEqualTo("Fix it for good");
  }

  @Test
  @Proves("R003-32")
  void a_listing_of_skills_does_not_read_what_is_in_them() {
    shop.skills().insert(ProjectSkills.named(project()));
    assertThat(recorder.during(() -> shop.skills().findSummaries(PageRequest.first(10))))
        .hasSize(1)
        .first(STRING)
        .contains("description")
        .doesNotContain("content");
  }

  @Test
  void a_file_is_ingested_in_one_statement() {
    ProjectFile file = shop.files().insert(ProjectFiles.minimal(project()));
    assertOne(() -> shop.files().ingest(file.id(), 1, FileChunks.of(file, 1, "a", "b", "c")));
    assertOne(() -> shop.files().ingest(file.id(), 2, FileChunks.of(file, 2, "a", "b")));
    assertThat(shop.chunks().findByFile(file.id(), PageRequest.first(10)).items()).hasSize(2);
  }

  @Test
  void what_is_appended_again_is_read_back_in_one_statement() {
    ChatThread thread = shop.threads().insert(ChatThread.begun(project(), Made.NOW));
    List<ChatMessage> batch =
        Stream.of("a", "b", "c")
            .map(key -> ChatMessage.of(thread, ChatRole.USER, key, Made.NOW).withKey(key))
            .toList();
    assertOne(() -> shop.messages().append(batch));
    List<ChatMessage> stored = shop.messages().read(thread.id(), 0, 10).items();
    assertThat(recorder.during(() -> assertThat(shop.messages().append(batch)).isEqualTo(stored)))
        .hasSize(2);
  }

  /** The log would have the token of an installation in it, as it has every bind value. */
  @Test
  @Proves({"R000-03", "R000-30"})
  void what_is_written_does_not_pass_the_logger_of_jooq() {
    List<Boolean> logged = new ArrayList<>();
    ExecuteListener watching =
        ExecuteListener.onStart(call -> logged.add(call.settings().isExecuteLogging()));
    DSLContext host =
        DSL.using(sql.configuration().derive(new DefaultExecuteListenerProvider(watching)));
    JooqKeelson.over(host)
        .gitHubAppInstallations()
        .insert(GitHubAppInstallations.everyComponentSet());
    assertThat(logged).as("statements that jOOQ would log, with their values").isEmpty();
  }

  @Test
  void a_body_that_stays_the_same_is_not_written_again() {
    WorkItem item = item();
    String before = placeOfBody();
    shop.workItems().update(item.cancelled(StatusReason.CANCELLED_BY_USER, item.createdAt()));
    assertThat(placeOfBody()).isEqualTo(before);
  }

  @Test
  void a_claim_and_its_completion_are_two_statements() {
    item();
    assertThat(
            recorder.during(() -> {
              Claim claim = claim();
              keelson.workQueue().complete(claim.lease(), Outcome.success());
            }))
        .hasSize(2);
  }

  @Test
  void completing_and_claiming_the_next_are_one_statement() {
    Lease lease = claimed().lease();
    WorkItem next = item();
    ClaimRequest request = ClaimRequest.by(agent.id()).in(project());
    assertOne(() ->
        assertThat(keelson.workQueue().completeAndClaim(lease, Outcome.success(), request))
            .extracting(claim -> claim.item().id())
            .containsExactly(next.id()));
    assertThat(shop.workItems().get(lease.workItemId()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  void many_leases_of_a_project_are_renewed_and_ended_in_one_statement() {
    List<Lease> leases = List.of(claimed().lease(), claimed().lease(), claimed().lease());
    assertOne(() -> keelson.workQueue().renewAll(leases, Duration.ofMinutes(1)));
    assertOne(() -> keelson.workQueue().completeAll(leases, Outcome.success()));
  }

  @Test
  void what_is_done_under_a_lease_is_one_statement_each() {
    Claim claim = claimed();
    Lease lease = claim.lease();
    Run run = shop.runs().insert(Runs.at(claim.item(), agent.id()));
    RunStep step = RunSteps.planned(run, "push");
    SideEffect push = SideEffects.push(step, "push");
    assertOne(() -> shop.stepLedger().begin(lease, step));
    assertOne(() -> shop.sideEffectLedger().intend(lease, push));
    assertOne(() -> shop.sideEffectLedger().complete(lease, push.id(), "4f1c", Json.EMPTY));
    assertOne(() -> shop.stepLedger().fail(lease, step.id(), Failure.of("exit", "1")));
    assertOne(() -> keelson.workQueue().renew(lease, Duration.ofMinutes(1)));
    assertOne(() -> keelson.workQueue().release(lease));
  }

  @Test
  void an_approval_is_used_in_one_statement_and_decided_in_two() {
    Approval approval =
        shop.approvalService()
            .request(Approvals.pending(shop.runs().insert(Runs.pending(project()))))
            .value();
    ApprovalService asAna =
        keelson.actingAs(Actor.user("ana")).project(project()).approvalService();
    assertThat(recorder.during(() -> asAna.decide(approval.id(), Verdict.APPROVE, "fine")))
        .as("one reads who may decide, the other one decides")
        .hasSize(2);
    assertOne(() ->
        shop.approvalService()
            .consume(
                approval.id(), approval.scope(), approval.target(), approval.parametersDigest()));
  }

  @Test
  void a_unit_of_work_is_one_transaction_and_a_nested_one_a_savepoint() {
    WorkItem item = item();
    assertThat(
            recorder.during(() ->
                keelson.inTransaction(outer ->
                    outer.inTransaction(
                        inner -> inner.project(project()).workItems().get(item.id())))))
        .hasSize(5)
        .startsWith("begin", "setSavepoint")
        .endsWith("releaseSavepoint", "commit");
  }

  private Claim claim() {
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).in(project())).getFirst();
  }

  private void assertOne(Runnable work) {
    assertThat(recorder.during(work)).hasSize(1);
  }

  private String placeOfBody() {
    return sql.fetchSingle("select ctid::text from keelson.work_item_body").get(0, String.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.AgentId;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.change.MergeMethod;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.Actor;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Cursor;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RetryPolicy;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.SecretRef;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.knowledge.Embedding;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.VectorMetadata;
import dev.keelson.project.PurgedProject;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.userdata.ScratchContent;
import dev.keelson.userdata.ScratchType;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.workflow.WorkflowGraph;
import dev.keelson.workflow.WorkflowNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class CodecTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");
  private static final Run RUN = Run.first(ProjectId.next(), NOW).build();
  private static final Codec<Run> RUNS = Codec.of(Run.TYPE);

  @Test
  void every_kind_of_value_is_read_as_it_was_written() {
    survive(
        AgentId.next(),
        new StatusReason("a word of a host"),
        RunStatus.AWAITING_APPROVAL,
        Digest.of("x"),
        AgentId.next().actor(),
        new SecretRef("vault/x"),
        new Cursor("abc"),
        AuditInfo.made(NOW),
        Failure.of("code", "message"),
        new Failure("code", "message", Json.parse("[1,{\"a\":null}]")),
        Lease.builder()
            .projectId(ProjectId.next())
            .subject(WorkItemId.next())
            .holder(AgentId.next())
            .token(7)
            .until(NOW)
            .build(),
        Lease.builder()
            .projectId(ProjectId.next())
            .subject(RunId.next())
            .holder(AgentId.next())
            .worker("build-7/4242")
            .token(7)
            .until(NOW)
            .build(),
        ClaimRequest.by(AgentId.next()).everywhere().leasedFor(Duration.ofNanos(1_234_567_891)),
        new RetentionPolicy(Map.of(Retained.JOURNAL, Duration.ofMillis(1))),
        new PurgedProject(new TreeMap<>(Map.of("run", 1L)), List.of("blob")),
        Embedding.of(0.1f, -3e-20f),
        RUN);
  }

  @Test
  void every_shape_of_a_sealed_type_is_read_as_it_was_written() {
    surviveAs(
        ArtifactContent.class,
        new ArtifactContent.Inline("text"),
        new ArtifactContent.File("path"),
        new ArtifactContent.Link("https://x.test"));
    surviveAs(
        MergeMethod.class,
        new MergeMethod.Direct("abc"),
        MergeMethod.ViaPullRequest.builder()
            .number(1)
            .url("https://x.test")
            .status(PullRequestStatus.MERGED)
            .mergedAt(Instant.parse("2026-01-01T00:00:00.000001Z"))
            .commit("abc")
            .build(),
        MergeMethod.ViaPullRequest.builder()
            .number(1)
            .url("https://x.test")
            .status(PullRequestStatus.OPEN)
            .build());
    surviveAs(
        ScratchContent.class,
        new ScratchContent.DraftFollowUp("x", null),
        new ScratchContent.PreviewSettings("https://x.test", 1, 2),
        new ScratchContent.UiPreferences(Json.parse("null")),
        new ScratchContent.Other(new ScratchType("own"), Json.EMPTY_LIST));
    surviveAs(
        VectorMetadata.class,
        VectorMetadata.ChunkMetadata.builder()
            .projectId(ProjectId.next())
            .fileId(ProjectFileId.next())
            .chunkId(FileChunkId.next())
            .build(),
        VectorMetadata.ArtifactMetadata.builder()
            .projectId(ProjectId.next())
            .artifactKind(new ArtifactKind("own"))
            .artifactKey("key")
            .artifactVersion(3)
            .build());
    surviveAs(
        Outcome.class,
        Outcome.success(),
        Outcome.review(),
        Outcome.failure(StatusReason.TIMED_OUT));
  }

  @Test
  void a_graph_keeps_the_form_that_it_has() {
    WorkflowGraph graph =
        new WorkflowGraph(
            List.of(
                WorkflowNode.builder()
                    .key("a")
                    .name("A")
                    .retry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(9)))
                    .timeout(Duration.ofMinutes(1))
                    .approvalScope(new ApprovalScope("own"))
                    .build()));
    assertThat(Codec.of(WorkflowGraph.class).write(graph)).isEqualTo(graph.toJson());
    survive(graph, graph.nodes().getFirst());
  }

  @Test
  void a_value_reads_as_people_expect() {
    Lease lease =
        Lease.builder()
            .projectId(ProjectId.parse("01900000-0000-7000-8000-000000000001"))
            .subject(WorkItemId.parse("01900000-0000-7000-8000-000000000002"))
            .holder(AgentId.parse("01900000-0000-7000-8000-000000000003"))
            .token(7)
            .until(NOW)
            .build();
    assertThat(Codec.of(Lease.class).write(lease))
        .isEqualTo(
            Json.of(
                Map.of(
                    "projectId", "01900000-0000-7000-8000-000000000001",
                    "subject", Map.of("work_item", "01900000-0000-7000-8000-000000000002"),
                    "holder", "01900000-0000-7000-8000-000000000003",
                    "token", 7,
                    "until", "2026-03-01T10:00:00.500000Z")));
    assertThat(Codec.of(Outcome.class).write(Outcome.failure(StatusReason.KILLED)).text())
        .isEqualTo("{\"outcome\":\"failed\",\"why\":\"killed\"}");
  }

  @Test
  void numbers_are_exact_wherever_they_stand() {
    Json json =
        Json.parse("{\"n\":0.1234567890123456789012345,\"i\":123456789012345678901234567890}");
    survive(RUN.withInputs(json));
    AgentExecution execution =
        AgentExecution.builder()
            .projectId(ProjectId.next())
            .id(AgentExecutionId.next())
            .agentId(AgentId.next())
            .provider("p")
            .model("m")
            .duration(Duration.ofMillis(Long.MAX_VALUE))
            .succeeded(true)
            .costUsd(new BigDecimal("1234567.123456789012"))
            .inputTokens(Long.MAX_VALUE)
            .raw(json)
            .createdAt(NOW)
            .build();
    survive(execution, execution.withCostUsd(new BigDecimal("1E+11")));
  }

  @Test
  void what_is_absent_is_left_out_and_stays_absent() {
    JournalEntry entry =
        JournalEntry.builder()
            .projectId(ProjectId.next())
            .kind("run")
            .subjectId(UUID.randomUUID())
            .version(1)
            .toState("pending")
            .actor(Actor.NOBODY)
            .at(NOW)
            .build();
    survive(entry);
    assertThat(Codec.of(JournalEntry.TYPE).write(entry).toTree().propertyNames())
        .doesNotContain("failure", "reason", "fromState");
    assertThat(RUNS.read(RUNS.write(RUN).with("agentId", Json.parse("null")))).isEqualTo(RUN);
  }

  @Test
  void null_is_json_like_any_other() {
    survive(RUN.withInputs(Json.parse("null")));
  }

  @Test
  void fields_that_are_no_component_are_left_alone() {
    assertThat(RUNS.read(RUNS.write(RUN).with("_id", "x"))).isEqualTo(RUN);
  }

  @Test
  void an_unknown_state_is_refused_with_the_states_that_there_are() {
    assertThat(refusal(RUNS.write(RUN).with("status", "odd")))
        .startsWith("run.status must be one of [pending, enriching")
        .doesNotContain("odd");
  }

  @Test
  void what_does_not_fit_is_refused_naming_the_field_and_never_the_text() {
    Json json = RUNS.write(RUN);
    assertThat(refusal(json.with("id", "odd")))
        .isEqualTo("run.id must be a UUID; write it with Codec");
    assertThat(refusal(json.with("lineage", lineage("odd"))))
        .startsWith("run.lineage.attempt must be a int");
    assertThat(refusal(json.with("audit", Json.EMPTY.with("version", 1))))
        .startsWith("audit.createdAt must not be null");
    assertThat(refusal(json.with("lineage", lineage(Json.parse("null")))))
        .startsWith("run.lineage.attempt must be");
    assertThat(refusal(Json.EMPTY)).startsWith("run");
    assertThat(refusal(Json.of("odd"))).startsWith("run must be").doesNotContain("odd");
  }

  @Test
  void what_the_record_refuses_is_refused_in_its_words() {
    assertThat(refusal(RUNS.write(RUN).with("lineage", lineage(0))))
        .startsWith("run.lineage.attempt must be at least 1");
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> Codec.of(SecretRef.class).read(Json.of("sk-" + "a1b2".repeat(8))));
  }

  @Test
  void a_token_is_written_by_the_codec_alone() {
    CachedToken token = CachedToken.of("hidden");
    assertThat(Codec.of(CachedToken.class).write(token)).isEqualTo(Json.of("hidden"));
    assertThat(Codec.of(CachedToken.class).read(Json.of("hidden"))).isEqualTo(token);
    assertThat(Json.of(List.of(token)).text()).doesNotContain("hidden");
    assertThat(JsonMapper.shared().writeValueAsString(token)).doesNotContain("hidden");
  }

  @Test
  void any_mapper_writes_and_reads_values_by_their_annotations() {
    JsonMapper plain = JsonMapper.shared();
    Run run = RUN.withInputs(Json.parse("{\"n\":0.1234567890123456789012345}"));
    assertThat(plain.readValue(plain.writeValueAsString(run), Run.class)).isEqualTo(run);
    assertThat(plain.treeToValue(plain.valueToTree(run), Run.class)).isEqualTo(run);
  }

  private static void survive(Object... values) {
    Stream.of(values).forEach(value -> survives(value.getClass(), value));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <T> void surviveAs(Class<T> type, T... values) {
    Stream.of(values).forEach(value -> survives(type, value));
  }

  private static <T> void survives(Class<T> type, Object value) {
    Codec<T> codec = Codec.of(type);
    assertThat(codec.read(codec.write(type.cast(value)))).isEqualTo(value);
  }

  private static Json lineage(Object attempt) {
    return Json.EMPTY.with("attempt", attempt).with("rootRunId", RUN.rootRunId().toString());
  }

  private static String refusal(Json json) {
    return assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> RUNS.read(json))
        .actual()
        .getMessage();
  }
}

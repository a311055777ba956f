// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.query.Content;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.spi.EntityTypes;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.LogStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is masked, what is refused, and what a host may decide otherwise. */
final class SecretPolicyTest {

  private static final String TOKEN = "ghp" + "_" + "aB3".repeat(12);
  private static final String MARK = "[secret: GitHub token, 40 characters]";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final SecretPolicy STANDARD = SecretPolicy.standard();

  @Test
  void these_fields_are_contents_and_all_others_refuse() {
    assertThat(
            EntityTypes.rows().stream()
                .flatMap(type ->
                    type.contents().stream()
                        .filter(content -> !content.field().equals("failure.message"))
                        .map(content -> type.name() + "." + content.field())))
        .containsExactlyInAnyOrder(
            "activity.parameters",
            "agent_execution.raw",
            "approval.metadata",
            "artifact.content.text",
            "artifact.metadata",
            "chat_message.content",
            "chat_message.metadata",
            "citation.payload",
            "coding_agent_turn.prompt",
            "coding_agent_turn.summary",
            "file_chunk.content",
            "issue_analysis.body",
            "issue_analysis.response",
            "issue_analysis.summary",
            "log_chunk.text",
            "pull_request.body",
            "run.context",
            "run.triggerMetadata",
            "run_step.output",
            "sandbox_job.metadata",
            "sandbox_job.transcript",
            "session_event.data",
            "side_effect.parameters",
            "side_effect.response",
            "signal.payload",
            "webhook_delivery.payload",
            "work_item.description");
  }

  @Test
  void every_failure_is_one_of_the_contents() {
    assertThat(
            EntityTypes.rows().stream()
                .filter(type ->
                    Stream.of(type.type().getRecordComponents())
                        .anyMatch(component -> component.getType() == Failure.class)))
        .hasSizeGreaterThan(10)
        .allMatch(
            type -> type.contents().stream().anyMatch(it -> it.field().equals("failure.message")));
  }

  @Test
  void contents_are_masked_and_names_are_refused() {
    assertThat(STANDARD.admit(LogChunk.TYPE, chunk("a " + TOKEN + "\nb")).text())
        .isEqualTo("a " + MARK + "\nb");
    LogChunk keyed = chunk("fine").withKey(TOKEN);
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> STANDARD.admit(LogChunk.TYPE, keyed))
        .satisfies(e -> assertThat(e.field()).isEqualTo("key"));
  }

  @Test
  void what_needs_no_mask_is_the_same_value() {
    LogChunk masked = STANDARD.admit(LogChunk.TYPE, chunk("a " + TOKEN + " and " + MARK));
    assertThat(STANDARD.admit(LogChunk.TYPE, masked)).isSameAs(masked);
    LogChunk lookalike = chunk("[secret: none, 5 characters] [secret: x, 9999999999 characters]");
    assertThat(STANDARD.admit(LogChunk.TYPE, lookalike)).isSameAs(lookalike);
  }

  @Test
  void what_becomes_too_long_by_its_marks_is_cut() {
    String passwords = ("pw_pass" + "word=a1b2c3d4e5\n").repeat(LogChunk.MAX_BYTES / 23);
    LogChunk admitted = STANDARD.admit(LogChunk.TYPE, chunk(passwords));
    assertThat(admitted.sizeBytes()).isLessThanOrEqualTo(LogChunk.MAX_BYTES);
    assertThat(admitted.text()).contains("[secret: ").endsWith(" characters cut]");
    String wide = "é".repeat(LogChunk.MAX_BYTES / 2 - 24) + " " + TOKEN;
    assertThat(STANDARD.admit(LogChunk.TYPE, chunk(wide)).text()).doesNotContain(TOKEN);
  }

  @Test
  void digest_and_size_of_an_artifact_are_of_what_is_stored() {
    Artifact artifact =
        Artifact.text(ProjectId.next(), ArtifactKind.LOG, "log", "x " + TOKEN, NOW).build();
    Artifact admitted = STANDARD.admit(Artifact.TYPE, artifact);
    byte[] stored = ("x " + MARK).getBytes(StandardCharsets.UTF_8);
    assertThat(admitted.content()).isEqualTo(new ArtifactContent.Inline("x " + MARK));
    assertThat(admitted.digest()).isEqualTo(Digest.of(stored));
    assertThat(admitted.sizeBytes()).isEqualTo(stored.length);
    Artifact link = artifact.withContent(new ArtifactContent.Link("https://x/?t=" + TOKEN));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> STANDARD.admit(Artifact.TYPE, link))
        .satisfies(e -> assertThat(e.field()).isEqualTo("content.url"));
  }

  @Test
  void a_host_may_refuse_what_is_masked() {
    SecretPolicy strict = STANDARD.refusing(LogChunk.TYPE, "text");
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> strict.admit(LogChunk.TYPE, chunk(TOKEN)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("text"));
    SecretPolicy strictSteps = STANDARD.refusing(RunStep.TYPE, "output");
    Json leak = Json.EMPTY.with("a", TOKEN);
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> strictSteps.admit(RunStep.TYPE, "output", leak))
        .satisfies(e -> assertThat(e.field()).isEqualTo("output"));
    assertThat(strict.admit(RunStep.TYPE, "output", leak).text()).contains(MARK);
  }

  @Test
  void a_host_can_not_refuse_a_failure_or_what_is_refused_anyway() {
    for (String field : new String[] {"failure.message", "inputs", "nothing"}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(field)
          .isThrownBy(() -> STANDARD.refusing(Run.TYPE, field));
    }
  }

  @Test
  void a_host_may_mask_what_is_refused() {
    Agent agent = Agent.named("ana", "Ana", NOW).withDescription("uses " + TOKEN);
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> STANDARD.admit(Agent.TYPE, agent));
    SecretPolicy lenient =
        STANDARD.masking(
            Agent.TYPE,
            Content.text("description", Agent::description, Agent::withDescription, 20_000));
    assertThat(lenient.admit(Agent.TYPE, agent).description()).isEqualTo("uses " + MARK);
  }

  @Test
  void a_host_may_add_rules_which_hold_for_failures_too() {
    SecretPolicy acme = STANDARD.with(SecretRule.of("Acme key", "acme-", "acme-[0-9]{6}"));
    assertThat(acme.admit(LogChunk.TYPE, chunk("use acme-123456")).text())
        .isEqualTo("use [secret: Acme key, 11 characters]");
    Run failed =
        Run.first(ProjectId.next(), NOW)
            .build()
            .running(NOW)
            .failed(Failure.of("auth", "refused acme-123456"), NOW);
    assertThat(acme.admit(Run.TYPE, failed).failure())
        .isEqualTo(Failure.of("auth", "refused [secret: Acme key, 11 characters]"));
  }

  private static LogChunk chunk(String text) {
    return LogChunk.builder()
        .projectId(ProjectId.next())
        .processId(ExecutionProcessId.next())
        .stream(LogStream.STDOUT)
        .text(text)
        .createdAt(NOW)
        .build();
  }
}

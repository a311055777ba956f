// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Artifacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R000-103", "R000-104", "R000-105", "R000-106", "R000-107", "R000-110", "R003-41"})
@Needs({Part.WORK, Part.RUNS, Part.ARTIFACTS})
public abstract class ArtifactSuite extends OwnedLifecycleSuite<Artifact, ArtifactId> {

  @Override
  protected EntityType<Artifact, ArtifactId> type() {
    return Artifact.TYPE;
  }

  @Override
  protected Repository<Artifact, ArtifactId> repository(TestWorld world) {
    return world.project().artifacts();
  }

  @Override
  protected Artifact minimal(TestWorld world) {
    return Artifacts.minimal(world.id());
  }

  @Override
  protected List<Artifact> everyComponentSet(TestWorld world) {
    Artifact first = Artifacts.everyComponentSet(world.step());
    Artifact second = Artifacts.everyComponentSet(world.step());
    return List.of(first, second.withContent(new ArtifactContent.Link("https://a.example.com")));
  }

  @Override
  protected Artifact asGiven(Artifact stored, Artifact given) {
    return super.asGiven(stored, given).withRevision(given.revision());
  }

  @Override
  protected Artifact edited(Artifact artifact) {
    return artifact.withMetadata(artifact.metadata().with("edited", artifact.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Artifact>> clashes() {
    return Map.of(
        "kind_logical_key_revision",
        (fresh, stored) ->
            fresh
                .withKind(stored.kind())
                .withLogicalKey(stored.logicalKey())
                .withRevision(stored.revision()));
  }

  @Override
  protected Set<String> clashesOfInserts() {
    return Set.of(); // the store counts revisions itself and refuses given ones
  }

  @Override
  protected Artifact inState(Artifact artifact, String state) {
    ArtifactStatus status = ArtifactStatus.LIFECYCLE.parse(state);
    boolean gone = status == ArtifactStatus.EXPIRED || status == ArtifactStatus.DISCARDED;
    return Artifact.builder()
        .from(artifact)
        .status(status)
        .content(gone ? null : new ArtifactContent.Inline("all green"))
        .build();
  }

  @Override
  protected List<Pointer<Artifact, ?>> pointers() {
    return List.of(
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), Artifact::withRunId),
        new Pointer<>(
            "step_id", RunStepId.next(), world -> world.step().id(), Artifact::withStepId));
  }

  @Override
  protected Artifact movedTo(Artifact artifact, ProjectId project) {
    return artifact.withProjectId(project);
  }

  @Test
  final void a_new_artifact_has_the_documented_defaults() {
    Artifact stored = repository().get(inserted().id());
    assertThat(stored.runId()).isNull();
    assertThat(stored.stepId()).isNull();
    assertThat(stored.metadata()).isEqualTo(Json.EMPTY);
  }

  @Test
  @Proves({"R000-108", "R000-109"})
  final void content_is_in_the_row_in_a_file_or_elsewhere() {
    for (ArtifactContent content :
        List.of(
            new ArtifactContent.Inline("line 1\nline 2 \u00e9\ud83d\ude00"),
            new ArtifactContent.Inline(""),
            new ArtifactContent.File("/var/artifacts/7.log"),
            new ArtifactContent.Link("https://example.com/7"))) {
      Artifact stored =
          repository().insert(Artifacts.log(shop.id(), "build/log").withContent(content));
      assertThat(repository().get(stored.id()).content()).isEqualTo(content);
    }
  }

  @Test
  @Proves("R000-105")
  final void every_kind_is_kept_foreseen_or_not() {
    for (ArtifactKind kind :
        List.of(
            ArtifactKind.LOG,
            ArtifactKind.DIFF,
            ArtifactKind.REPORT,
            ArtifactKind.TRANSCRIPT,
            ArtifactKind.PR_URL,
            ArtifactKind.COST_SUMMARY,
            ArtifactKind.RESEARCH_DOC,
            ArtifactKind.DESIGN_DOC,
            ArtifactKind.PROMPT_FILE,
            new ArtifactKind("sculpture"))) {
      Artifact stored = repository().insert(Artifacts.log(shop.id(), "x").withKind(kind));
      assertThat(repository().get(stored.id()).kind()).isEqualTo(kind);
      assertThat(stored.revision()).as("revision").isEqualTo(1);
    }
  }

  @Test
  @Proves({"R000-97", "R000-104"})
  final void a_run_has_many_artifacts() {
    RunStep step = shop.step();
    Artifact first = repository().insert(Artifacts.everyComponentSet(step));
    Artifact second =
        repository().insert(Artifacts.log(shop.id(), "build/log").withRunId(step.runId()));
    inserted();
    assertThat(all(page -> shop.project().artifacts().findByRun(step.runId(), page)))
        .containsExactly(first, second);
    assertThat(
            all(page ->
                shop.project().artifacts().findByRunAndKind(step.runId(), ArtifactKind.LOG, page)))
        .containsExactly(second);
  }

  @Test
  final void what_has_expired_keeps_its_row_and_digest() {
    Artifact stored = repository().insert(Artifacts.log(shop.id(), "build/log"));
    Artifact expired = repository().update(stored.id(), Artifact::expired);
    assertThat(repository().get(stored.id())).isEqualTo(expired);
    assertThat(expired.content()).isNull();
    assertThat(expired.digest()).isEqualTo(stored.digest());
    assertThat(expired.sizeBytes()).isEqualTo(stored.sizeBytes());
  }

  @Test
  final void a_text_is_not_replaced_and_what_is_elsewhere_may_move() {
    Artifact text = repository().insert(Artifacts.log(shop.id(), "build/log"));
    for (ArtifactContent other :
        List.of(new ArtifactContent.Inline("otherwise"), new ArtifactContent.File("/tmp/log"))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> repository().update(text.id(), it -> it.withContent(other)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("artifact.content"));
    }
    assertThat(repository().get(text.id())).isEqualTo(text);
    Artifact file =
        repository()
            .insert(
                Artifacts.log(shop.id(), "trace").withContent(new ArtifactContent.File("/a/log")));
    ArtifactContent moved = new ArtifactContent.File("/b/log");
    assertThat(repository().update(file.id(), it -> it.withContent(moved)).content())
        .isEqualTo(moved);
  }
}

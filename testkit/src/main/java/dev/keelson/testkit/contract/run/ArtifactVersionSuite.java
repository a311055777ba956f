// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Artifacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.ARTIFACTS})
public abstract class ArtifactVersionSuite extends Suite {

  @Test
  @Proves({"R003-01", "R003-42", "R003-43", "R003-46"})
  final void versions_of_one_key_count_from_1_and_stay_readable() {
    List<Artifact> versions = new ArrayList<>();
    for (int revision = 1; revision <= 4; revision++) {
      ArtifactContent content = new ArtifactContent.Inline("build " + revision);
      Artifact stored = artifacts().insert(log("build/log").withContent(content));
      assertThat(stored.revision()).isEqualTo(revision);
      assertThat(artifacts().findLatest(ArtifactKind.LOG, "build/log")).contains(stored);
      versions.addFirst(stored);
    }
    assertThat(all(page -> artifacts().findRevisions(ArtifactKind.LOG, "build/log", page)))
        .containsExactlyElementsOf(versions);
    versions.forEach(version -> assertThat(artifacts().get(version.id())).isEqualTo(version));
  }

  @Test
  @Proves("R003-44")
  final void kinds_keys_and_projects_count_by_themselves() {
    artifacts().insert(log("build/log"));
    TestWorld elsewhere = shop.elsewhere();
    for (Artifact first :
        List.of(
            artifacts().insert(log("test/log")),
            artifacts().insert(log("build/log").withKind(ArtifactKind.REPORT)),
            elsewhere.project().artifacts().insert(Artifacts.log(elsewhere.id(), "build/log")))) {
      assertThat(first.revision()).as("revision").isEqualTo(1);
    }
    assertThat(artifacts().insert(log("build/log")).revision()).as("revision").isEqualTo(2);
  }

  @Test
  @Proves("R003-45")
  final void products_of_an_implementation_count_like_all_others() {
    for (ArtifactKind kind :
        List.of(ArtifactKind.PATCH_SET, ArtifactKind.VERIFICATION, ArtifactKind.PROVENANCE)) {
      assertThat(artifacts().insert(log("change").withKind(kind)).revision())
          .as("revision")
          .isEqualTo(1);
      assertThat(artifacts().insert(log("change").withKind(kind)).revision())
          .as("revision")
          .isEqualTo(2);
    }
  }

  @Test
  final void refuses_a_revision_that_the_store_did_not_give() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> artifacts().insert(log("build/log").withRevision(1)));
    assertThat(artifacts().findLatest(ArtifactKind.LOG, "build/log")).isEmpty();
    assertThat(artifacts().insert(log("build/log")).revision()).as("revision").isEqualTo(1);
  }

  @Test
  @Proves("R003-43")
  final void a_refused_version_leaves_no_gap() {
    artifacts().insert(log("build/log"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> artifacts().insert(log("build/log").withRunId(RunId.next())));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.project(shop.id()).artifacts().insert(log("build/log"));
              throw new IllegalStateException("the build was taken back");
            }));
    assertThat(artifacts().insert(log("build/log")).revision()).as("revision").isEqualTo(2);
  }

  @Test
  final void an_update_keeps_the_revision() {
    Artifact first = artifacts().insert(log("build/log"));
    artifacts().insert(log("build/log"));
    Artifact superseded = artifacts().update(first.id(), Artifact::superseded);
    assertThat(superseded.revision()).as("revision").isEqualTo(1);
    assertThat(artifacts().get(first.id())).isEqualTo(superseded);
    assertThat(artifacts().findLatest(ArtifactKind.LOG, "build/log"))
        .map(Artifact::revision)
        .contains(2);
  }

  @Test
  final void no_update_makes_it_another_version() {
    Artifact first = artifacts().insert(log("build/log"));
    Map.of(
            "artifact.revision", first.withRevision(2),
            "artifact.logicalKey", first.withLogicalKey("build/other"),
            "artifact.kind", first.withKind(ArtifactKind.DIFF))
        .forEach((field, elsewhere) ->
            assertThatExceptionOfType(InvalidValueException.class)
                .as("%s", elsewhere)
                .isThrownBy(() -> artifacts().update(elsewhere))
                .returns(field, InvalidValueException::field));
    assertThat(artifacts().get(first.id())).isEqualTo(first);
    assertThat(artifacts().insert(log("build/log")).revision()).as("revision").isEqualTo(2);
  }

  @Test
  final void of_an_unknown_key_there_is_no_version() {
    artifacts().insert(log("build/log"));
    assertThat(artifacts().findLatest(ArtifactKind.LOG, "nothing")).isEmpty();
    assertThat(artifacts().findLatest(ArtifactKind.DIFF, "build/log")).isEmpty();
    ArtifactRepository elsewhere = shop.elsewhere().project().artifacts();
    assertThat(elsewhere.findLatest(ArtifactKind.LOG, "build/log")).isEmpty();
  }

  private ArtifactRepository artifacts() {
    return shop.project().artifacts();
  }

  private Artifact log(String logicalKey) {
    return Artifacts.log(shop.id(), logicalKey);
  }
}

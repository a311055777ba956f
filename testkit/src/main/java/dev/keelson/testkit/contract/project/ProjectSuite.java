// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.project.EnvironmentType;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.LifecycleSuite;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Projects;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-43", "R000-44", "R000-49", "R000-54", "R000-55", "R001-06", "R001-13", "R001-14",
  "R001-15", "R001-17", "R002-09", "R002-10", "R002-11", "R002-12", "R003-15", "R003-16",
  "R003-17", "R003-18", "R003-19", "R003-20"
})
@Needs(Part.CORE)
public abstract class ProjectSuite extends LifecycleSuite<Project, ProjectId> {

  @Override
  protected EntityType<Project, ProjectId> type() {
    return Project.TYPE;
  }

  @Override
  protected Repository<Project, ProjectId> repository(TestWorld world) {
    return world.keelson().projects();
  }

  @Override
  protected Project minimal(TestWorld world) {
    return Projects.minimal();
  }

  @Override
  protected List<Project> everyComponentSet(TestWorld world) {
    return List.of(Projects.everyComponentSet());
  }

  @Override
  protected Project edited(Project project) {
    return project.withSettings(project.settings().with("edited", project.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Project>> clashes() {
    return Map.of(
        "external_key",
        (fresh, stored) -> fresh.withExternalKey(stored.externalKey()),
        "owner_slug",
        (fresh, stored) -> fresh.withOwner(stored.owner()).withSlug(stored.slug()),
        "remote_project_id",
        (fresh, stored) -> fresh.withRemoteProjectId(stored.remoteProjectId()));
  }

  @Override
  protected Project inState(Project project, String state) {
    return project.withStatus(ProjectStatus.LIFECYCLE.parse(state));
  }

  @Test
  @Proves({"R000-51", "R001-09", "R001-15", "R001-16"})
  final void a_new_project_has_the_documented_defaults() {
    Project made = Project.named("atlas", "Atlas", Made.NOW);
    keelson.projects().insert(made);
    Project stored = keelson.projects().get(made.id());
    assertThat(stored.status()).isEqualTo(ProjectStatus.DRAFT);
    assertThat(stored.owner()).isEqualTo(Project.NO_OWNER);
    assertThat(stored.environmentType()).isEqualTo(EnvironmentType.LOCAL);
    assertThat(stored.e2eRequired()).as("e2eRequired").isTrue();
    assertThat(List.of(stored.sandbox(), stored.gates(), stored.settings()))
        .containsOnly(Json.EMPTY);
  }

  @Test
  @Proves({"R001-07", "R001-10", "R001-13", "R001-14", "R002-11", "R002-12"})
  final void a_project_may_lack_what_is_optional() {
    Project stored = keelson.projects().get(inserted().id());
    assertThat(stored)
        .extracting(
            Project::name,
            Project::brief,
            Project::repoToken,
            Project::webhookSecret,
            Project::agentWorkingDir,
            Project::remoteProjectId)
        .containsOnlyNulls();
  }

  @Test
  @Proves({"R001-08", "R003-18"})
  final void a_slug_is_safe_in_addresses_and_unique_per_owner() {
    Project atlas = Projects.minimal().withSlug("atlas");
    for (String unsafe : List.of("Atlas", "at las", "at/las", "-atlas", "")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(unsafe)
          .isThrownBy(() -> atlas.withSlug(unsafe))
          .satisfies(e -> assertThat(e.field()).isEqualTo("project.slug"));
    }
    Project ours = keelson.projects().insert(atlas.withOwner("acme"));
    Project theirs =
        keelson.projects().insert(Projects.minimal().withSlug("atlas").withOwner("globex"));
    assertThat(keelson.projects().findBySlug("acme", "atlas")).contains(ours);
    assertThat(keelson.projects().findBySlug("globex", "atlas")).contains(theirs);
  }

  @Test
  @Proves("R001-105")
  final void finds_a_project_by_owner_and_slug() {
    Project stored = keelson.projects().insert(Projects.everyComponentSet());
    assertThat(keelson.projects().findBySlug(stored.owner(), stored.slug())).contains(stored);
    assertThat(keelson.projects().findBySlug(Project.NO_OWNER, stored.slug())).isEmpty();
    assertThat(keelson.projects().findBySlug(stored.owner(), "nothing")).isEmpty();
  }

  @Test
  @Proves("R001-02")
  final void finds_a_project_by_a_key_of_the_hosts_own() {
    String key = Long.toString(Long.MAX_VALUE);
    Project stored = keelson.projects().insert(Projects.minimal().withExternalKey(key));
    assertThat(keelson.projects().findByExternalKey(key)).contains(stored);
    assertThat(keelson.projects().findByExternalKey("nothing")).isEmpty();
  }

  @Test
  @Proves("R003-21")
  final void an_owner_sees_no_project_of_another() {
    Project ours = keelson.projects().insert(Projects.minimal().withOwner("acme"));
    keelson.projects().insert(Projects.minimal().withOwner("globex"));
    assertThat(all(page -> keelson.projects().findByOwner("acme", page))).containsExactly(ours);
    assertThat(all(page -> keelson.projects().findByOwner("initech", page))).isEmpty();
  }

  @Test
  final void a_word_that_nobody_foresaw_is_kept() {
    EnvironmentType moon = new EnvironmentType("moon base");
    Project stored = keelson.projects().insert(Projects.minimal().withEnvironmentType(moon));
    assertThat(keelson.projects().get(stored.id()).environmentType()).isEqualTo(moon);
  }
}

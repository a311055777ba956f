// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSecretId;
import dev.keelson.project.ProjectSecretRepository;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R000-61", "R000-62", "R000-63", "R000-64", "R000-65", "R000-66", "R000-67", "R000-68"})
public abstract class ProjectSecretSuite extends OwnedSuite<ProjectSecret, ProjectSecretId> {

  @Override
  protected EntityType<ProjectSecret, ProjectSecretId> type() {
    return ProjectSecret.TYPE;
  }

  @Override
  protected ProjectSecretRepository repository(TestWorld world) {
    return world.project().secrets();
  }

  @Override
  protected ProjectSecret minimal(TestWorld world) {
    return ProjectSecrets.named(world.id());
  }

  @Override
  protected List<ProjectSecret> everyComponentSet(TestWorld world) {
    return List.of(ProjectSecrets.everyComponentSet(world.id()));
  }

  @Override
  protected ProjectSecret edited(ProjectSecret secret) {
    return secret.withConfigured(!secret.configured());
  }

  @Override
  protected Map<String, BinaryOperator<ProjectSecret>> clashes() {
    return Map.of("key", (fresh, stored) -> fresh.withKey(stored.key()));
  }

  @Override
  protected List<Pointer<ProjectSecret, ?>> pointers() {
    return List.of();
  }

  @Override
  protected ProjectSecret movedTo(ProjectSecret secret, ProjectId project) {
    return secret.withProjectId(project);
  }

  @Test
  @Proves({"R000-65", "R000-66", "R000-67"})
  final void a_new_variable_has_the_documented_defaults() {
    ProjectSecret made = ProjectSecret.named(shop.id(), "DATABASE_URL", Made.NOW);
    shop.project().secrets().insert(made);
    ProjectSecret stored = shop.project().secrets().get(made.id());
    assertThat(stored.source()).isNull();
    assertThat(stored.configured()).as("configured").isFalse();
    assertThat(stored.injectToEnv()).as("injectToEnv").isTrue();
  }

  @Test
  @Proves("R000-64")
  final void a_key_is_the_name_of_a_variable() {
    for (String malformed : List.of("", "1st", "DATABASE-URL", "A=b", "A B", "É")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(malformed)
          .isThrownBy(() -> ProjectSecret.named(shop.id(), malformed, Made.NOW))
          .satisfies(e -> assertThat(e.field()).isEqualTo("projectSecret.key"));
    }
  }

  @Test
  @Proves("R000-60")
  final void a_project_has_many_variables_and_finds_each_by_its_key() {
    ProjectSecret first = inserted();
    ProjectSecret second = inserted();
    TestWorld elsewhere = shop.elsewhere();
    ProjectSecret same =
        repository(elsewhere).insert(ProjectSecret.named(elsewhere.id(), first.key(), Made.NOW));
    assertThat(all(shop.project().secrets()::findAll)).containsExactly(first, second);
    assertThat(shop.project().secrets().findByKey(first.key())).contains(first);
    assertThat(shop.project().secrets().findByKey("NOTHING")).isEmpty();
    assertThat(elsewhere.project().secrets().findByKey(first.key())).contains(same);
  }
}

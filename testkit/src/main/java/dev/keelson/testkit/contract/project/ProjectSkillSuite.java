// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.project.SkillSummary;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ProjectSkills;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-23", "R003-24", "R003-25", "R003-26", "R003-27", "R003-28", "R003-29", "R003-30", "R003-31"
})
public abstract class ProjectSkillSuite extends OwnedSuite<ProjectSkill, ProjectSkillId> {

  @Override
  protected EntityType<ProjectSkill, ProjectSkillId> type() {
    return ProjectSkill.TYPE;
  }

  @Override
  protected ProjectSkillRepository repository(TestWorld world) {
    return world.project().skills();
  }

  @Override
  protected ProjectSkill minimal(TestWorld world) {
    return ProjectSkills.named(world.id());
  }

  @Override
  protected List<ProjectSkill> everyComponentSet(TestWorld world) {
    return List.of(ProjectSkills.everyComponentSet(world.id()));
  }

  @Override
  protected ProjectSkill edited(ProjectSkill skill) {
    return skill.withMetadata(skill.metadata().with("edited", skill.version()));
  }

  @Override
  protected Map<String, BinaryOperator<ProjectSkill>> clashes() {
    return Map.of("name_norm", (fresh, stored) -> fresh.renamed(stored.name()));
  }

  @Override
  protected List<Pointer<ProjectSkill, ?>> pointers() {
    return List.of();
  }

  @Override
  protected ProjectSkill movedTo(ProjectSkill skill, ProjectId project) {
    return skill.withProjectId(project);
  }

  @Test
  @Proves({"R003-27", "R003-29"})
  final void a_new_skill_has_the_documented_defaults() {
    ProjectSkill stored = repository().get(inserted().id());
    assertThat(stored.description()).isEmpty();
    assertThat(stored.metadata()).isEqualTo(Json.EMPTY);
  }

  @Test
  @Proves({"R003-26", "R003-31"})
  final void a_skill_is_found_by_its_name_in_any_case_and_with_any_space_around_it() {
    ProjectSkill stored =
        repository().insert(ProjectSkills.named(shop.id()).renamed("  Été in İstanbul "));
    assertThat(stored.nameNorm()).isEqualTo(ProjectSkill.norm("Été in İstanbul"));
    for (String name : List.of("Été in İstanbul", "été in İstanbul  ", "\tÉTÉ IN İSTANBUL")) {
      assertThat(shop.project().skills().findByName(name)).as(name).contains(stored);
    }
    assertThat(shop.project().skills().findByName("été")).isEmpty();
    assertThat(shop.elsewhere().project().skills().findByName(stored.name())).isEmpty();
  }

  @Test
  @Proves("R003-26")
  final void names_that_mean_the_same_skill_are_one() {
    ProjectSkill stored = repository().insert(ProjectSkills.named(shop.id()).renamed("Deploy"));
    ProjectSkill same = ProjectSkills.named(shop.id()).renamed(" dePLOY");
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repository().insert(same))
        .satisfies(e -> assertThat(e.key()).isEqualTo("name_norm"));
    ProjectSkill renamed = repository().update(stored.renamed("DEPLOY"));
    assertThat(renamed.nameNorm()).isEqualTo("deploy");
    TestWorld elsewhere = shop.elsewhere();
    assertThat(repository(elsewhere).insert(same.withProjectId(elsewhere.id())).version())
        .isEqualTo(1);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> stored.withName("Other"))
        .satisfies(e -> assertThat(e.field()).isEqualTo("projectSkill.nameNorm"));
  }

  @Test
  @Proves("R003-32")
  final void a_listing_shows_what_a_skill_is_for_without_the_skill() {
    ProjectSkill first = repository().insert(ProjectSkills.everyComponentSet(shop.id()));
    ProjectSkill second = repository().insert(ProjectSkills.named(shop.id()));
    assertThat(all(shop.project().skills()::findSummaries))
        .containsExactly(summary(first, first.description()), summary(second, ""));
  }

  private static SkillSummary summary(ProjectSkill of, String description) {
    return SkillSummary.builder()
        .projectId(of.projectId())
        .id(of.id())
        .name(of.name())
        .description(description)
        .createdAt(of.createdAt())
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.Agent;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.SecretRef;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.repo.Repo;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.setup.Credential;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.Tag;
import dev.keelson.work.Image;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workspace.SandboxSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all types have in common, and what none of them has. */
final class EntityShapesTest {

  private static final Set<Class<?>> SHARED =
      Set.of(
          Project.class,
          Agent.class,
          Repo.class,
          SandboxSpec.class,
          WorkflowDefinition.class,
          Image.class,
          WebhookDelivery.class,
          SystemConfig.class,
          Credential.class,
          GitHubAppInstallation.class,
          Tag.class,
          Scratch.class,
          SyncState.class);

  @Test
  @Proves({"R000-07", "R004-03"})
  void every_type_has_an_id_of_its_own_around_a_uuid() {
    assertThat(EntityTypes.ALL).extracting(EntityType::idType).doesNotHaveDuplicates();
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(type.idType().getRecordComponents())
          .as(type.name())
          .extracting(RecordComponent::getType)
          .isEqualTo(List.of(UUID.class));
      UUID uuid =
          type.type() == SystemConfig.class ? SystemConfigId.ONLY.value() : UUID.randomUUID();
      assertThat(type.newId(uuid)).extracting(Id::value).isEqualTo(uuid);
      assertThat(component(type, "id").type()).isEqualTo(type.idType());
    }
  }

  @Test
  @Proves({"R000-08", "R001-03"})
  void every_type_says_when_it_was_made_and_written() {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      assertThat(component(type, "audit").type()).as(type.name()).isEqualTo(AuditInfo.class);
    }
  }

  @Test
  @Proves("R001-34")
  void what_is_shared_is_known_and_all_else_belongs_to_a_project() {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      boolean shared = SHARED.contains(type.type());
      assertThat(ProjectOwned.class.isAssignableFrom(type.type()))
          .as("%s is ProjectOwned, or named in SHARED", type.name())
          .isEqualTo(!shared);
      assertThat(shared || component(type, "projectId").type() == ProjectId.class)
          .as(type.name())
          .isTrue();
    }
  }

  @Test
  @Proves({"R000-03", "R000-20", "R001-13", "R001-14"})
  void what_is_named_like_a_secret_can_hold_the_name_of_one_only() {
    List<Component> suspects =
        EntityTypes.ALL.stream()
            .flatMap(EntityShapesTest::componentsOf)
            .filter(part -> part.name().matches("(?i).*(secret|token|password|credential).*"))
            .filter(
                part -> !Set.of("leaseToken", "tokenExpiresAt", "tokenCount").contains(part.name()))
            .filter(part -> part.type() != CachedToken.class) // the one exception, masked
            .toList();
    assertThat(suspects)
        .extracting(Component::name)
        .containsExactlyInAnyOrder("repoToken", "webhookSecret", "secret");
    assertThat(suspects).extracting(Component::type).containsOnly(SecretRef.class);
  }

  @Test
  @Proves({"R004-52", "R004-75", "R004-76", "R004-77", "R004-80"})
  void nothing_stands_beside_run_and_step_for_their_state_their_plan_or_their_validation() {
    assertThat(EntityTypes.ALL)
        .extracting(EntityType::name)
        .filteredOn(name -> name.matches("(run|work).*(state|plan|context|validation).*"))
        .isEmpty();
    assertThat(EntityTypes.ALL.stream().flatMap(EntityShapesTest::componentsOf))
        .extracting(Component::name)
        .filteredOn(name -> name.matches("(?i).*(plan|validat).*"))
        .isEmpty();
  }

  @Test
  @Proves("R000-138")
  void what_is_appended_can_be_neither_changed_nor_removed() {
    assertThat(AppendOnlyLog.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .containsOnly("append", "read", "lastSequence");
  }

  @Test
  @Proves({"R003-05", "R003-06"})
  void what_a_builder_of_agents_keeps_has_types() {
    assertThat(
            Stream.concat(
                EntityTypes.ALL.stream().map(EntityType::name),
                EntityTypes.LOGS.stream().map(LogType::name)))
        .contains("project", "project_skill", "project_file", "file_chunk", "run", "run_step")
        .contains("artifact", "chat_thread", "chat_message", "citation")
        .contains("repo", "approval", "deployment", "infra_resource", "sandbox_job");
  }

  @Test
  @Proves({"R004-78", "R004-79"})
  void what_is_left_for_later_is_not_there() {
    assertThat(EntityTypes.ALL)
        .extracting(EntityType::name)
        .doesNotContain("ingestion_document", "codebase_context");
  }

  private static Stream<Component> componentsOf(EntityType<?, ?> type) {
    return Components.of(type.type()).stream();
  }

  private static Component component(EntityType<?, ?> type, String name) {
    return componentsOf(type).filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }
}

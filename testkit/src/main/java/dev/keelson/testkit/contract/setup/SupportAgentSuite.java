// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.SupportAgentType;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.SupportAgentConfigs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-128",
  "R000-129",
  "R000-130",
  "R000-131",
  "R000-132",
  "R000-133",
  "R000-134",
  "R000-135"
})
public abstract class SupportAgentSuite
    extends OwnedSuite<SupportAgentConfig, SupportAgentConfigId> {

  @Override
  protected EntityType<SupportAgentConfig, SupportAgentConfigId> type() {
    return SupportAgentConfig.TYPE;
  }

  @Override
  protected SupportAgentConfigRepository repository(TestWorld world) {
    return world.project().supportAgents();
  }

  @Override
  protected SupportAgentConfig minimal(TestWorld world) {
    return SupportAgentConfigs.minimal(world.id());
  }

  @Override
  protected List<SupportAgentConfig> everyComponentSet(TestWorld world) {
    return List.of(SupportAgentConfigs.everyComponentSet(world.id()));
  }

  @Override
  protected SupportAgentConfig edited(SupportAgentConfig agent) {
    return agent.withConfiguration(agent.configuration().with("edited", agent.version()));
  }

  @Override
  protected Map<String, BinaryOperator<SupportAgentConfig>> clashes() {
    return Map.of("agent_type", (fresh, stored) -> fresh.withAgentType(stored.agentType()));
  }

  @Override
  protected List<Pointer<SupportAgentConfig, ?>> pointers() {
    return List.of();
  }

  @Override
  protected SupportAgentConfig movedTo(SupportAgentConfig agent, ProjectId project) {
    return agent.withProjectId(project);
  }

  @Test
  @Proves({"R000-131", "R000-132", "R000-133", "R000-134"})
  final void a_new_support_agent_has_the_documented_defaults() {
    SupportAgentConfig stored = repository().get(inserted().id());
    assertThat(stored.enabled()).as("enabled").isFalse();
    assertThat(stored.configuration()).isEqualTo(Json.EMPTY);
    assertThat(stored.webhookEvents()).isEmpty();
    assertThat(stored.lastTriggeredAt()).isNull();
  }

  @Test
  @Proves({"R000-58", "R000-130"})
  final void a_project_has_one_support_agent_of_each_type_foreseen_or_not() {
    List<SupportAgentConfig> stored = new ArrayList<>();
    for (SupportAgentType type :
        List.of(
            SupportAgentType.GITHUB_ISSUE_BOT,
            SupportAgentType.PR_REVIEW_BOT,
            SupportAgentType.DEPENDENCY_BOT,
            new SupportAgentType("tea maker"))) {
      stored.add(repository().insert(SupportAgentConfig.of(shop.id(), type, Made.NOW)));
      assertThat(shop.project().supportAgents().findByType(type)).contains(stored.getLast());
    }
    assertThat(all(shop.project().supportAgents()::findAll)).containsExactlyElementsOf(stored);
    assertThat(
            shop.elsewhere().project().supportAgents().findByType(SupportAgentType.PR_REVIEW_BOT))
        .isEmpty();
  }

  @Test
  @Proves("R000-133")
  final void events_keep_their_order_and_their_characters() {
    List<String> events =
        List.of("push", "a,b", "\"quoted\"", "{braced}", "null", "back\\slash", "push");
    SupportAgentConfig stored =
        repository().insert(SupportAgentConfigs.minimal(shop.id()).withWebhookEvents(events));
    assertThat(repository().get(stored.id()).webhookEvents()).isEqualTo(events);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> stored.withWebhookEvents(List.of(" ")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("supportAgentConfig.webhookEvents"));
  }

  @Test
  @Proves("R000-134")
  final void remembers_when_it_last_began_to_work() {
    SupportAgentConfig stored = inserted();
    repository().update(stored.triggered(Made.NOW));
    assertThat(repository().get(stored.id()).lastTriggeredAt()).isEqualTo(Made.NOW);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Json;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Made;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R001-21", "R001-22", "R001-23", "R001-24", "R001-25", "R001-26", "R001-27", "R001-28"})
@Needs(Part.CORE)
public abstract class AgentSuite extends RepositorySuite<Agent, AgentId> {

  @Override
  protected EntityType<Agent, AgentId> type() {
    return Agent.TYPE;
  }

  @Override
  protected Repository<Agent, AgentId> repository(TestWorld world) {
    return world.keelson().agents();
  }

  @Override
  protected Agent minimal(TestWorld world) {
    return Agents.coder();
  }

  @Override
  protected List<Agent> everyComponentSet(TestWorld world) {
    return List.of(Agents.everyComponentSet());
  }

  @Override
  protected Agent edited(Agent agent) {
    return agent.withCapabilities(agent.capabilities().with("edited", agent.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Agent>> clashes() {
    return Map.of(
        "external_key",
        (fresh, stored) -> fresh.withExternalKey(stored.externalKey()),
        "key",
        (fresh, stored) -> fresh.withKey(stored.key()));
  }

  @Test
  @Proves({"R001-24", "R001-25", "R001-26", "R001-27"})
  final void a_new_agent_has_the_documented_defaults() {
    Agent made = Agent.named("coder", "Coder", Made.NOW);
    keelson.agents().insert(made);
    Agent stored = keelson.agents().get(made.id());
    assertThat(stored.description()).isNull();
    assertThat(stored.capabilities()).isEqualTo(Json.EMPTY);
    assertThat(stored.maxConcurrency()).as("maxConcurrency").isEqualTo(1);
    assertThat(stored.enabled()).as("enabled").isTrue();
  }

  @Test
  @Proves("R001-103")
  final void finds_an_agent_by_key() {
    Agent stored = shop.agent();
    shop.agent();
    assertThat(keelson.agents().findByKey(stored.key())).contains(stored);
    assertThat(keelson.agents().findByKey("nobody")).isEmpty();
  }

  @Test
  @Proves("R001-104")
  final void finds_agents_by_whether_they_are_enabled() {
    Agent enabled = shop.agent();
    Agent disabled = keelson.agents().insert(Agents.coder().withEnabled(false));
    assertThat(all(page -> keelson.agents().findByEnabled(true, page))).containsExactly(enabled);
    assertThat(all(page -> keelson.agents().findByEnabled(false, page))).containsExactly(disabled);
  }

  @Test
  @Proves("R001-34")
  final void all_projects_share_an_agent() {
    Agent agent = shop.agent();
    TestWorld elsewhere = shop.elsewhere();
    shop.item();
    elsewhere.item();
    assertThat(shop.claim(agent, 1)).hasSize(1);
    assertThat(elsewhere.claim(agent, 1)).hasSize(1);
  }
}

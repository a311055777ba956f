// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyKey;
import dev.keelson.project.PolicyRepository;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Policies;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R001-90",
  "R001-91",
  "R001-92",
  "R001-93",
  "R001-94",
  "R001-95",
  "R001-96",
  "R001-97",
  "R001-101"
})
public abstract class PolicySuite extends OwnedSuite<Policy, PolicyId> {

  @Override
  protected EntityType<Policy, PolicyId> type() {
    return Policy.TYPE;
  }

  @Override
  protected PolicyRepository repository(TestWorld world) {
    return world.project().policies();
  }

  @Override
  protected Policy minimal(TestWorld world) {
    return Policies.minimal(world.id());
  }

  @Override
  protected List<Policy> everyComponentSet(TestWorld world) {
    return List.of(Policies.everyComponentSet(world.id()));
  }

  @Override
  protected Policy edited(Policy policy) {
    return policy.withValue(policy.value().with("edited", policy.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Policy>> clashes() {
    return Map.of(
        "external_key",
        (fresh, stored) -> fresh.withExternalKey(stored.externalKey()),
        "key",
        (fresh, stored) -> fresh.withKey(stored.key()));
  }

  @Override
  protected List<Pointer<Policy, ?>> pointers() {
    return List.of();
  }

  @Override
  protected Policy movedTo(Policy policy, ProjectId project) {
    return policy.withProjectId(project);
  }

  @Test
  @Proves({"R001-04", "R001-93"})
  final void a_new_policy_says_nothing() {
    assertThat(repository().get(inserted().id()).value()).isEqualTo(Json.EMPTY);
  }

  @Test
  @Proves({"R001-96", "R001-98", "R001-99", "R001-100", "R001-101"})
  final void a_project_has_one_policy_of_each_key_foreseen_or_not() {
    TestWorld elsewhere = shop.elsewhere();
    for (PolicyKey key :
        List.of(
            PolicyKey.REQUIRE_APPROVAL,
            PolicyKey.CI_TIMEOUT,
            PolicyKey.MERGE_STRATEGY,
            new PolicyKey("working hours"))) {
      Json value = Json.parse("{\"effects\": []}");
      Policy ours = repository().insert(Policy.about(shop.id(), key, value, Made.NOW));
      Policy theirs =
          repository(elsewhere).insert(Policy.about(elsewhere.id(), key, value, Made.NOW));
      assertThat(shop.project().policies().findByKey(key)).contains(ours);
      assertThat(elsewhere.project().policies().findByKey(key)).contains(theirs);
    }
    assertThat(shop.project().policies().findByKey(new PolicyKey("weather"))).isEmpty();
  }

  @Test
  @Proves({"R001-20", "R001-95"})
  final void a_project_has_many_policies() {
    Policy first = inserted();
    Policy second = inserted();
    assertThat(all(shop.project().policies()::findAll)).containsExactly(first, second);
  }
}

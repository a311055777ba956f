// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Integration;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.IntegrationStatus;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Integrations;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R001-78", "R001-79", "R001-80", "R001-81", "R001-82", "R001-83", "R001-84", "R001-85", "R001-88",
  "R001-89"
})
public abstract class IntegrationSuite extends OwnedLifecycleSuite<Integration, IntegrationId> {

  @Override
  protected EntityType<Integration, IntegrationId> type() {
    return Integration.TYPE;
  }

  @Override
  protected IntegrationRepository repository(TestWorld world) {
    return world.project().integrations();
  }

  @Override
  protected Integration minimal(TestWorld world) {
    return Integrations.chat(world.id());
  }

  @Override
  protected List<Integration> everyComponentSet(TestWorld world) {
    return List.of(Integrations.everyComponentSet(world.id()));
  }

  @Override
  protected Integration edited(Integration integration) {
    return integration.withSettings(integration.settings().with("edited", integration.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Integration>> clashes() {
    return Map.of("external_key", (fresh, stored) -> fresh.withExternalKey(stored.externalKey()));
  }

  @Override
  protected List<Pointer<Integration, ?>> pointers() {
    return List.of();
  }

  @Override
  protected Integration movedTo(Integration integration, ProjectId project) {
    return integration.withProjectId(project);
  }

  @Override
  protected Integration inState(Integration integration, String state) {
    return integration.withStatus(IntegrationStatus.LIFECYCLE.parse(state));
  }

  @Test
  @Proves({"R001-82", "R001-83"})
  final void a_new_integration_has_the_documented_defaults() {
    Integration stored = repository().get(inserted().id());
    assertThat(stored.status()).isEqualTo(IntegrationStatus.ACTIVE);
    assertThat(stored.settings()).isEqualTo(Json.EMPTY);
    assertThat(stored.secret()).isNull();
  }

  @Test
  @Proves({"R001-80", "R001-86"})
  final void a_project_may_have_several_of_one_kind_and_finds_them_by_it() {
    Integration first = inserted();
    Integration second = inserted();
    Integration other = repository().insert(Integrations.everyComponentSet(shop.id()));
    Integration unforeseen =
        repository().insert(Integrations.chat(shop.id()).withKind(new IntegrationKind("pigeons")));
    assertThat(all(page -> shop.project().integrations().findByKind(IntegrationKind.SLACK, page)))
        .containsExactly(first, second);
    assertThat(
            all(page ->
                shop.project().integrations().findByKind(new IntegrationKind("pigeons"), page)))
        .containsExactly(unforeseen);
    assertThat(all(shop.project().integrations()::findAll))
        .containsExactly(first, second, other, unforeseen);
  }

  @Test
  @Proves({"R001-87", "R001-89"})
  final void an_integration_is_taken_out_of_use_and_back() {
    Integration active = inserted();
    Integration inactive = repository().update(inserted().deactivated());
    assertThat(byStatus(IntegrationStatus.ACTIVE)).containsExactly(active);
    assertThat(byStatus(IntegrationStatus.INACTIVE)).containsExactly(inactive);
    Integration again = repository().update(inactive.activated());
    assertThat(byStatus(IntegrationStatus.ACTIVE)).containsExactly(active, again);
    assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(again::activated);
  }

  private List<Integration> byStatus(IntegrationStatus status) {
    return all(page -> shop.project().integrations().findByStatus(status, page));
  }
}

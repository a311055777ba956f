// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Ensured;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.delivery.InfraResourceRepository;
import dev.keelson.delivery.InfraResourceType;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.InfraResources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-86", "R003-87", "R003-88", "R003-89", "R003-90", "R003-91", "R003-92", "R003-93", "R003-94"
})
public abstract class InfraResourceSuite extends RepositorySuite<InfraResource, InfraResourceId> {

  @Override
  protected EntityType<InfraResource, InfraResourceId> type() {
    return InfraResource.TYPE;
  }

  @Override
  protected InfraResourceRepository repository(TestWorld world) {
    return world.project().infrastructure();
  }

  @Override
  protected InfraResource minimal(TestWorld world) {
    return InfraResources.minimal(world.id());
  }

  @Override
  protected List<InfraResource> everyComponentSet(TestWorld world) {
    return List.of(InfraResources.everyComponentSet(world.id()));
  }

  @Override
  protected InfraResource edited(InfraResource resource) {
    return resource.withMetadata(resource.metadata().with("edited", resource.version()));
  }

  @Override
  protected Map<String, BinaryOperator<InfraResource>> clashes() {
    return Map.of(
        "provider_resource_type_external_id",
        (fresh, stored) ->
            fresh
                .withProvider(stored.provider())
                .withResourceType(stored.resourceType())
                .withExternalId(stored.externalId()));
  }

  @Test
  @Proves("R003-91")
  final void what_is_there_is_ensured_once_also_at_once() {
    List<Result<Ensured<InfraResource>>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .infrastructure()
                    .ensure(InfraResources.minimal(shop.id()).withExternalId("db-7")));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).filteredOn(Ensured::isNew).hasSize(1);
    assertThat(Result.values(results).stream().map(Ensured::value).distinct())
        .containsExactlyElementsOf(
            all(page -> shop.project().infrastructure().findByProvider(InfraProvider.NEON, page)));
  }

  @Test
  @Proves({"R003-88", "R003-89", "R003-90"})
  final void resources_are_found_by_provider_and_by_run() {
    InfraResource database = inserted();
    InfraResource store = repository().insert(InfraResources.everyComponentSet(shop.id()));
    InfraResourceRepository infrastructure = shop.project().infrastructure();
    assertThat(all(page -> infrastructure.findByProvider(InfraProvider.NEON, page)))
        .containsExactly(database);
    assertThat(all(page -> infrastructure.findByRun(Objects.requireNonNull(store.runId()), page)))
        .containsExactly(store);
    for (InfraResourceType type :
        List.of(
            InfraResourceType.DB_BRANCH,
            InfraResourceType.VECTOR_INDEX,
            InfraResourceType.QSTASH_TOPIC,
            new InfraResourceType("moon_base"))) {
      InfraResource other = repository().insert(minimal(shop).withResourceType(type));
      assertThat(repository().get(other.id()).resourceType()).isEqualTo(type);
    }
  }

  @Test
  final void a_resource_that_is_no_more_is_forgotten() {
    InfraResource resource = inserted();
    assertThat(shop.elsewhere().project().infrastructure().delete(resource.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(shop.project().infrastructure().delete(resource.id()))
        .as("whether it was stored, and is deleted")
        .isTrue();
    assertThat(repository().find(resource.id())).isEmpty();
    assertThat(shop.elsewhere().project().infrastructure().find(resource.id())).isEmpty();
  }
}

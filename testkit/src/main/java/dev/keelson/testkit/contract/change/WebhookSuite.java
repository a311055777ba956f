// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.Ensured;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.NotFoundException;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.LifecycleSuite;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R000-143")
public abstract class WebhookSuite extends LifecycleSuite<WebhookDelivery, WebhookDeliveryId> {

  @Override
  protected EntityType<WebhookDelivery, WebhookDeliveryId> type() {
    return WebhookDelivery.TYPE;
  }

  @Override
  protected WebhookDeliveryRepository repository(TestWorld world) {
    return world.keelson().webhooks();
  }

  @Override
  protected WebhookDelivery minimal(TestWorld world) {
    return WebhookDeliveries.minimal();
  }

  @Override
  protected List<WebhookDelivery> everyComponentSet(TestWorld world) {
    return List.of(
        WebhookDeliveries.everyComponentSet(world.keelson().repos().insert(Repos.minimal()).id()));
  }

  @Override
  protected WebhookDelivery edited(WebhookDelivery delivery) {
    return delivery.withAttempt(delivery.attempt() + 1);
  }

  @Override
  protected Map<String, BinaryOperator<WebhookDelivery>> clashes() {
    return Map.of(
        "provider_delivery_id",
        (fresh, stored) ->
            fresh.withProvider(stored.provider()).withDeliveryId(stored.deliveryId()));
  }

  @Override
  protected WebhookDelivery inState(WebhookDelivery delivery, String state) {
    WebhookDeliveryStatus status = WebhookDeliveryStatus.LIFECYCLE.parse(state);
    boolean done =
        status == WebhookDeliveryStatus.PROCESSED || status == WebhookDeliveryStatus.SKIPPED;
    return WebhookDelivery.builder()
        .from(delivery)
        .status(status)
        .failure(status == WebhookDeliveryStatus.FAILED ? Made.FAILURE : null)
        .processedAt(done ? Made.NOW : null)
        .build();
  }

  @Test
  final void a_delivery_that_comes_again_is_told_from_a_new_one() {
    WebhookDelivery given = WebhookDeliveries.minimal();
    Ensured<WebhookDelivery> first = keelson.webhooks().receive(given);
    assertThat(first.isNew()).as("whether this call stored it").isTrue();
    WebhookDelivery processed = keelson.webhooks().update(first.value().processed(Made.NOW));
    for (WebhookDelivery again : List.of(given, given.withId(WebhookDeliveryId.next()))) {
      Ensured<WebhookDelivery> second = keelson.webhooks().receive(again);
      assertThat(second.isNew()).as("whether this call stored it").isFalse();
      assertThat(second.value()).isEqualTo(processed);
    }
    assertThat(
            keelson
                .webhooks()
                .receive(
                    given.withId(WebhookDeliveryId.next()).withProvider(new RepoProvider("gitlab")))
                .isNew())
        .isTrue();
    assertThat(keelson.webhooks().findByDeliveryId(given.provider(), given.deliveryId()))
        .contains(processed);
  }

  @Test
  final void a_delivery_that_tells_a_secret_is_received_without_it_and_never_lost() {
    WebhookDelivery telling = Secrets.inContents(type(), WebhookDeliveries.minimal());
    Ensured<WebhookDelivery> received = keelson.webhooks().receive(telling);
    assertThat(received.isNew()).as("whether this call stored it").isTrue();
    Secrets.assertMasked(telling, received.value());
    assertThat(keelson.webhooks().get(telling.id())).isEqualTo(received.value());
    assertThat(keelson.webhooks().receive(telling).value()).isEqualTo(received.value());
  }

  @Test
  final void of_one_delivery_sent_many_times_at_once_one_is_new() {
    String deliveryId = WebhookDeliveries.minimal().deliveryId();
    List<Result<Ensured<WebhookDelivery>>> results =
        Race.run(
            fixture,
            (store, i) ->
                store.webhooks().receive(WebhookDeliveries.minimal().withDeliveryId(deliveryId)));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).filteredOn(Ensured::isNew).hasSize(1);
    assertThat(Result.values(results))
        .map(Ensured::value)
        .containsOnly(Result.values(results).getFirst().value());
  }

  @Test
  final void a_delivery_is_processed_once_and_a_failed_one_again() {
    keelson.webhooks().receive(WebhookDeliveries.minimal());
    WebhookDelivery stored = keelson.webhooks().receive(WebhookDeliveries.minimal()).value();
    WebhookDelivery failed = keelson.webhooks().update(stored.failed(Made.FAILURE));
    assertThat(all(page -> keelson.webhooks().findByStatus(WebhookDeliveryStatus.FAILED, page)))
        .containsExactly(failed);
    WebhookDelivery again = keelson.webhooks().update(failed.retried());
    assertThat(again.failure()).isEqualTo(Made.FAILURE);
    WebhookDelivery done = keelson.webhooks().update(again.processed(Made.NOW));
    assertThat(done.attempt()).as("attempt").isEqualTo(2);
    assertThat(done.failure()).isNull();
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> done.processed(Made.NOW));
    assertThat(keelson.actingAs(Actor.user("ana")).webhooks().get(done.id())).isEqualTo(done);
  }

  @Test
  final void a_delivery_is_about_a_repo_that_is_stored() {
    RepoId unknown = RepoId.next();
    WebhookDelivery delivery = WebhookDeliveries.minimal().withRepoId(unknown);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> keelson.webhooks().receive(delivery))
        .withMessageContaining("repo_id")
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    assertThat(keelson.webhooks().find(delivery.id())).isEmpty();
  }
}

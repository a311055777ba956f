// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.repo.RepoProvider;
import java.util.List;
import java.util.Optional;

final class InMemoryWebhookDeliveryRepository
    extends InMemoryRepository<WebhookDelivery, WebhookDeliveryId>
    implements WebhookDeliveryRepository {

  InMemoryWebhookDeliveryRepository(StoreContext context) {
    super(context, WebhookDelivery.TYPE, null);
  }

  @Override
  public Ensured<WebhookDelivery> receive(WebhookDelivery value) {
    return ensure(value, "provider_delivery_id", List.of(value.provider(), value.deliveryId()));
  }

  @Override
  public Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId) {
    return findBy("provider_delivery_id", List.of(provider, deliveryId));
  }

  @Override
  public Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page) {
    return page(byId, page, value -> value.status() == status);
  }
}

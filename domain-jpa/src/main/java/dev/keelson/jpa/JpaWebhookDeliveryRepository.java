// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.repo.RepoProvider;
import java.util.Map;
import java.util.Optional;

final class JpaWebhookDeliveryRepository
    extends JpaRepository<WebhookDelivery, WebhookDeliveryId, WebhookDeliveryRow>
    implements WebhookDeliveryRepository {

  JpaWebhookDeliveryRepository(StoreContext context) {
    super(context, WebhookDelivery.TYPE, WebhookDeliveryRow.MAPPING, null);
  }

  @Override
  public Ensured<WebhookDelivery> receive(WebhookDelivery value) {
    return ensure(value, Map.of("provider", value.provider(), "deliveryId", value.deliveryId()));
  }

  @Override
  public Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId) {
    return findBy(Map.of("provider", provider, "deliveryId", deliveryId));
  }

  @Override
  public Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WEBHOOK_DELIVERY;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryRepository;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.jooq.generated.tables.records.WebhookDeliveryRecord;
import dev.keelson.repo.RepoProvider;
import java.util.Optional;

final class JooqWebhookDeliveryRepository
    extends JooqRepository<WebhookDelivery, WebhookDeliveryId, WebhookDeliveryRecord>
    implements WebhookDeliveryRepository {

  private static final EntityTable<WebhookDelivery, WebhookDeliveryId, WebhookDeliveryRecord>
      TABLE = EntityTable.of(WebhookDelivery.TYPE, new WebhookDeliveryRowsImpl(), WEBHOOK_DELIVERY);

  JooqWebhookDeliveryRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Ensured<WebhookDelivery> receive(WebhookDelivery value) {
    return ensure(
        value,
        WEBHOOK_DELIVERY
            .PROVIDER
            .eq(value.provider())
            .and(WEBHOOK_DELIVERY.DELIVERY_ID.eq(value.deliveryId())));
  }

  @Override
  public Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId) {
    return findBy(
        WEBHOOK_DELIVERY.PROVIDER.eq(provider).and(WEBHOOK_DELIVERY.DELIVERY_ID.eq(deliveryId)));
  }

  @Override
  public Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page) {
    return page(WEBHOOK_DELIVERY.STATUS.eq(status), page, byId);
  }
}

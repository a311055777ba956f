// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the webhook deliveries of code hosts. */
public final class WebhookDeliveryRepository
    extends Repository<WebhookDelivery, WebhookDeliveryId> {

  /** Creates the repository in {@code context}. */
  public WebhookDeliveryRepository(RepositoryContext context) {
    super(WebhookDelivery.TYPE, context);
  }

  /**
   * Stores a delivery unless it is already stored; of concurrent calls with the same delivery,
   * exactly one gets {@code isNew}. Senders repeat deliveries that they consider lost, so a
   * duplicate is no error: the stored delivery is returned, and its status shows whether it still
   * must be processed.
   */
  public Ensured<WebhookDelivery> receive(WebhookDelivery delivery) {
    return ensure(delivery);
  }

  /** Returns the delivery with that id at the provider, or empty. */
  public Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId) {
    return first(
        type.where(
            WebhookDelivery.PROVIDER.is(provider), WebhookDelivery.DELIVERY_ID.is(deliveryId)));
  }

  /** Returns the deliveries in {@code status}, by id, which is the order in which they arrived. */
  public Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page) {
    return page(type.where(WebhookDelivery.STATUS.is(status)), page);
  }
}

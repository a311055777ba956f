// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;
import java.util.Optional;

/** Stores what code hosts send. */
public final class WebhookDeliveryRepository
    extends Repository<WebhookDelivery, WebhookDeliveryId> {

  /** The repository in {@code room}. */
  public WebhookDeliveryRepository(Room room) {
    super(WebhookDelivery.TYPE, room);
  }

  /**
   * Keeps a delivery, unless it is kept already; of the same one sent many times at once, one call
   * is told that it is new. Senders send again what they think got lost, so a duplicate is no
   * error: what is kept comes back, and tells by its status whether somebody must still process it.
   */
  public Ensured<WebhookDelivery> receive(WebhookDelivery delivery) {
    return ensure(delivery, WebhookDelivery.PROVIDER, WebhookDelivery.DELIVERY_ID);
  }

  /** The delivery that the provider knows by this id, or empty. */
  public Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId) {
    return first(
        type.where(
            WebhookDelivery.PROVIDER.is(provider), WebhookDelivery.DELIVERY_ID.is(deliveryId)));
  }

  /** The deliveries in {@code status}, by id, which is the order in which they came. */
  public Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page) {
    return page(type.where(WebhookDelivery.STATUS.is(status)), page);
  }
}

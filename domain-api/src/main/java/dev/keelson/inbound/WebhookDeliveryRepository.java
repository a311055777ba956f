// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.repo.RepoProvider;
import java.util.Optional;

/** Stores what code hosts send. */
public interface WebhookDeliveryRepository extends Repository<WebhookDelivery, WebhookDeliveryId> {

  /**
   * Keeps a delivery, unless it is kept already; of the same one sent many times at once, one call
   * is told that it is new. Senders send again what they think got lost, so a duplicate is no
   * error: what is kept comes back, and tells by its status whether somebody must still process it.
   */
  Ensured<WebhookDelivery> receive(WebhookDelivery delivery);

  /** The delivery that the provider knows by this id, or empty. */
  Optional<WebhookDelivery> findByDeliveryId(RepoProvider provider, String deliveryId);

  /** The deliveries in {@code status}, by id, which is the order in which they came. */
  Page<WebhookDelivery> findByStatus(WebhookDeliveryStatus status, PageRequest page);
}

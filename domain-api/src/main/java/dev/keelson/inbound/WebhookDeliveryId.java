// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link WebhookDelivery}. */
public record WebhookDeliveryId(UUID value) implements Id {

  public WebhookDeliveryId {
    Check.present(value, "webhookDeliveryId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WebhookDeliveryId next() {
    return new WebhookDeliveryId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WebhookDeliveryId parse(String text) {
    return Ids.parse(text, "WebhookDeliveryId", WebhookDeliveryId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

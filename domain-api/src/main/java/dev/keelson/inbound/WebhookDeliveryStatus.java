// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a delivery. */
public enum WebhookDeliveryStatus implements State {
  PENDING,
  PROCESSED,
  FAILED,
  SKIPPED;

  /** The lifecycle of a delivery. A failed one may be processed again. */
  public static final Lifecycle<WebhookDeliveryStatus> LIFECYCLE =
      Lifecycle.of("webhook_delivery", WebhookDeliveryStatus.class)
          .from(PENDING, PROCESSED, FAILED, SKIPPED)
          .from(FAILED, PENDING)
          .ended(FAILED)
          .build();
}

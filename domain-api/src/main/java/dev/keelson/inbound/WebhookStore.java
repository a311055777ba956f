// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

/** The part of a store that keeps what code hosts send. */
public interface WebhookStore {

  /** All deliveries. */
  WebhookDeliveryRepository webhooks();
}

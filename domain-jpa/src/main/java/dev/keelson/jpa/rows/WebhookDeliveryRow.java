// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How webhook deliveries are stored. */
@NullUnmarked
@Entity(name = "KeelsonWebhookDelivery")
@Table(name = "webhook_delivery", schema = Row.SCHEMA)
public class WebhookDeliveryRow extends SharedRow<WebhookDeliveryId> {

  public RepoProvider provider;
  public String deliveryId;
  public String eventType;
  public String action;
  public Json payload;
  public RepoId repoId;
  public WebhookDeliveryStatus status;
  public Failure failure;
  public int attempt;
  public Instant processedAt;

  @Mapper
  public interface Values extends RowMapper<WebhookDelivery, WebhookDeliveryRow> {}
}

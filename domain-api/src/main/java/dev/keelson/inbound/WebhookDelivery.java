// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.Json;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An event that a code host sent, shared by all projects (R000-143). It is stored as received,
 * before it is processed.
 *
 * @param provider the sender
 * @param deliveryId the sender's id of it, unique per provider
 * @param eventType the sender's event type, for example {@code issues}
 * @param action the sender's action, for example {@code opened}
 * @param payload the body as received
 * @param repoId the repo that it is about, if that is known
 * @param failure why its last processing failed; kept while it is processed again
 * @param attempt the number of finished processing attempts
 * @param processedAt when it was processed or skipped; present exactly when it was
 */
@Value.Builder
public record WebhookDelivery(
    WebhookDeliveryId id,
    RepoProvider provider,
    String deliveryId,
    String eventType,
    @Nullable String action,
    Json payload,
    @Nullable RepoId repoId,
    WebhookDeliveryStatus status,
    @Nullable Failure failure,
    int attempt,
    @Nullable Instant processedAt,
    AuditInfo audit)
    implements WithWebhookDelivery, Entity<WebhookDeliveryId>, HasFailure {

  /** {@code status}. */
  public static final Attribute<WebhookDelivery, WebhookDeliveryStatus> STATUS =
      Attribute.of("status", WebhookDeliveryStatus.class, WebhookDelivery::status);

  /** {@code provider}. */
  public static final Attribute<WebhookDelivery, RepoProvider> PROVIDER =
      Attribute.of("provider", RepoProvider.class, WebhookDelivery::provider);

  /** {@code delivery_id}. */
  public static final TextAttribute<WebhookDelivery> DELIVERY_ID =
      Attribute.text("delivery_id", WebhookDelivery::deliveryId);

  /** {@code repo_id}. */
  public static final Reference<WebhookDelivery, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, WebhookDelivery::repoId);

  /** {@code event_type}. */
  public static final TextAttribute<WebhookDelivery> EVENT_TYPE =
      Attribute.text("event_type", WebhookDelivery::eventType);

  private static final TextAttribute<WebhookDelivery> ACTION =
      Attribute.text("action", WebhookDelivery::action);

  private static final Attribute<WebhookDelivery, Json> PAYLOAD =
      Attribute.of("payload", Json.class, WebhookDelivery::payload);

  /** The type descriptor of deliveries. */
  public static final EntityType<WebhookDelivery, WebhookDeliveryId> TYPE =
      EntityType.of(
              "webhook_delivery",
              WebhookDelivery.class,
              WebhookDeliveryId.class,
              WebhookDeliveryId::new,
              WebhookDelivery::withAudit)
          .withLifecycle(WebhookDeliveryStatus.LIFECYCLE, STATUS)
          .unique(PROVIDER, DELIVERY_ID)
          .refersTo(REPO_ID)
          .listedBy()
          .listedBy(STATUS)
          .listedBy(REPO_ID)
          .askedBy(EVENT_TYPE)
          .withContents(
              Content.json("payload", WebhookDelivery::payload, WebhookDelivery::withPayload),
              Content.failure(WebhookDelivery::failure, WebhookDelivery::withFailure))
          .fixed(PROVIDER, DELIVERY_ID, EVENT_TYPE, ACTION, PAYLOAD);

  public WebhookDelivery {
    Check.present(id, "webhookDelivery.id");
    Check.present(provider, "webhookDelivery.provider");
    Check.line(deliveryId, "webhookDelivery.deliveryId", 200);
    Check.line(eventType, "webhookDelivery.eventType", 100);
    Check.optionalLine(action, "webhookDelivery.action", 100);
    Check.present(payload, "webhookDelivery.payload");
    Check.present(status, "webhookDelivery.status");
    Check.that(
        failure != null || status != WebhookDeliveryStatus.FAILED,
        "webhookDelivery.failure",
        "must be present when processing failed",
        "use its transition methods");
    Check.atLeast(0, attempt, "webhookDelivery.attempt");
    processedAt = Timestamps.ofNullable(processedAt);
    Check.presentExactly(
        processedAt,
        status == WebhookDeliveryStatus.PROCESSED || status == WebhookDeliveryStatus.SKIPPED,
        "webhookDelivery.processedAt",
        "the delivery was processed or skipped");
    Check.present(audit, "webhookDelivery.audit");
  }

  /** Returns a builder of a delivery received at {@code now}. */
  public static Builder received(
      RepoProvider provider, String deliveryId, String eventType, Instant now) {
    Builder delivery = builder();
    delivery
        .id(WebhookDeliveryId.next())
        .provider(provider)
        .deliveryId(deliveryId)
        .eventType(eventType)
        .audit(AuditInfo.made(now));
    return delivery;
  }

  /** Returns this delivery as processed. */
  public WebhookDelivery processed(Instant now) {
    return ended(WebhookDeliveryStatus.PROCESSED, null, now);
  }

  /** Returns this delivery as skipped because it needs no processing. */
  public WebhookDelivery skipped(Instant now) {
    return ended(WebhookDeliveryStatus.SKIPPED, failure, now);
  }

  /** Returns this delivery as failed; it may be processed again. */
  public WebhookDelivery failed(Failure failure) {
    return ended(WebhookDeliveryStatus.FAILED, Check.present(failure, "failure"), null);
  }

  /** Returns this delivery as pending again. */
  public WebhookDelivery retried() {
    return withStatus(to(WebhookDeliveryStatus.PENDING));
  }

  private WebhookDelivery ended(
      WebhookDeliveryStatus end, @Nullable Failure failure, @Nullable Instant processed) {
    return builder()
        .from(this)
        .status(to(end))
        .failure(failure)
        .attempt(attempt + 1)
        .processedAt(processed)
        .build();
  }

  private WebhookDeliveryStatus to(WebhookDeliveryStatus next) {
    return WebhookDeliveryStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new delivery. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds deliveries. */
  public static final class Builder extends WebhookDeliveryBuilder {
    Builder() {
      payload(Json.EMPTY).status(WebhookDeliveryStatus.PENDING).attempt(0);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.run.RunId;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Something that was put where people can use it (R003-95).
 *
 * @param runId the run that deployed it (R003-97); this row outlives that
 * @param provider who runs it (R003-98)
 * @param environment for whom it is
 * @param providerProjectId the provider's id of what is deployed (R003-99)
 * @param providerDeploymentId the provider's id of this deployment, unique per provider in the
 *     project (R003-100)
 * @param url where it can be used (R003-101)
 * @param failure why it failed; present exactly when it did
 * @param observedAt when the provider was last asked; an answer from before that is old
 * @param startedAt when it began to run (R003-103)
 * @param finishedAt when it had succeeded, failed or was cancelled; present exactly when it did
 *     (R003-103)
 * @param metadata promotion, commit and the like (R003-104)
 */
@Value.Builder
public record Deployment(
    ProjectId projectId,
    DeploymentId id,
    @Nullable RunId runId,
    InfraProvider provider,
    @Nullable DeploymentEnvironment environment,
    @Nullable String providerProjectId,
    @Nullable String providerDeploymentId,
    @Nullable String url,
    DeploymentStatus status,
    @Nullable Failure failure,
    @Nullable Instant observedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Json metadata,
    AuditInfo audit)
    implements WithDeployment, Entity<DeploymentId>, ProjectOwned, HasFailure {

  /** {@code status}. */
  public static final Attribute<Deployment, DeploymentStatus> STATUS =
      Attribute.of("status", DeploymentStatus.class, Deployment::status);

  /** {@code provider}. */
  public static final Attribute<Deployment, InfraProvider> PROVIDER =
      Attribute.of("provider", InfraProvider.class, Deployment::provider);

  /** {@code provider_deployment_id}. */
  public static final TextAttribute<Deployment> PROVIDER_DEPLOYMENT_ID =
      Attribute.text("provider_deployment_id", Deployment::providerDeploymentId);

  /** {@code run_id}. */
  public static final Reference<Deployment, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Deployment::runId);

  /** What stores need to know about deployments. */
  public static final EntityType<Deployment, DeploymentId> TYPE =
      EntityType.of(
              "deployment",
              Deployment.class,
              DeploymentId.class,
              DeploymentId::new,
              Deployment::withAudit)
          .withLifecycle(DeploymentStatus.LIFECYCLE, STATUS)
          .unique(PROVIDER, PROVIDER_DEPLOYMENT_ID)
          .listedBy(STATUS)
          .listedBy(RUN_ID);

  public Deployment {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(provider, "provider");
    Check.optionalLine(providerProjectId, "deployment.providerProjectId", 300);
    Check.optionalLine(providerDeploymentId, "deployment.providerDeploymentId", 300);
    Check.optionalLine(url, "deployment.url", 2000);
    Objects.requireNonNull(status, "status");
    Check.that(
        (failure != null) == (status == DeploymentStatus.FAILED),
        "deployment.failure",
        "is present exactly when the deployment failed",
        "move the deployment with its methods");
    observedAt = Timestamps.ofNullable(observedAt);
    startedAt = Timestamps.ofNullable(startedAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.that(
        (finishedAt == null) == DeploymentStatus.LIFECYCLE.isActive(status),
        "deployment.finishedAt",
        "is present exactly when the deployment has ended",
        "move the deployment with its methods");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(audit, "audit");
  }

  /** A builder of a new deployment, for the rest to be set. */
  public static Builder at(InfraProvider provider, ProjectId project, Instant now) {
    return builder()
        .projectId(project)
        .id(DeploymentId.next())
        .provider(provider)
        .audit(AuditInfo.made(now));
  }

  /** This deployment, being made. */
  public Deployment running(Instant now) {
    return withStatus(to(DeploymentStatus.RUNNING)).withStartedAt(now);
  }

  /** This deployment, to be used. */
  public Deployment succeeded(Instant now) {
    return ended(DeploymentStatus.SUCCEEDED, null, now);
  }

  /** This deployment, which can't be used. */
  public Deployment failed(Failure failure, Instant now) {
    return ended(DeploymentStatus.FAILED, Objects.requireNonNull(failure, "failure"), now);
  }

  /** This deployment, given up. */
  public Deployment cancelled(Instant now) {
    return ended(DeploymentStatus.CANCELLED, null, now);
  }

  /** This deployment, replaced by a newer one. */
  public Deployment superseded() {
    return withStatus(to(DeploymentStatus.SUPERSEDED));
  }

  /** This deployment, taken back for an older one. */
  public Deployment rolledBack() {
    return withStatus(to(DeploymentStatus.ROLLED_BACK));
  }

  /** Tells whether this says more than is known: it was not observed since. */
  public boolean isNews(DeploymentObservation seen) {
    return observedAt == null || seen.at().isAfter(observedAt);
  }

  /** This deployment as it was seen, or unchanged if it was seen later already. */
  public Deployment observed(DeploymentObservation seen) {
    if (!isNews(seen)) {
      return this;
    }
    Deployment moved =
        seen.status() == status
            ? this
            : switch (seen.status()) {
              case PENDING -> withStatus(to(DeploymentStatus.PENDING));
              case RUNNING -> running(seen.at());
              case SUCCEEDED -> succeeded(seen.at());
              case FAILED -> failed(Objects.requireNonNull(seen.failure()), seen.at());
              case CANCELLED -> cancelled(seen.at());
              case SUPERSEDED -> superseded();
              case ROLLED_BACK -> rolledBack();
            };
    return moved.withObservedAt(seen.at()).withUrl(seen.url() == null ? url : seen.url());
  }

  private Deployment ended(DeploymentStatus end, @Nullable Failure failure, Instant now) {
    return builder().from(this).status(to(end)).failure(failure).finishedAt(now).build();
  }

  private DeploymentStatus to(DeploymentStatus next) {
    return DeploymentStatus.LIFECYCLE.require(id, status, next);
  }

  /** A builder that starts from the defaults of a new deployment. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds deployments. */
  public static final class Builder extends DeploymentBuilder {
    Builder() {
      status(DeploymentStatus.PENDING).metadata(Json.EMPTY);
    }
  }
}

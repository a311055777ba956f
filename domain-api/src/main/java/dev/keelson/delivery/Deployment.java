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
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A deployment at a provider (R003-95).
 *
 * @param runId the run that deployed it (R003-97); this row is retained when the run is deleted
 * @param provider the provider that runs it (R003-98)
 * @param environment the environment that it is deployed to
 * @param providerProjectId the provider's id of the deployed project (R003-99)
 * @param providerDeploymentId the provider's id of this deployment, unique per provider in the
 *     project (R003-100)
 * @param url where it can be reached (R003-101)
 * @param failure why it failed; present exactly when it did
 * @param observedAt when the provider's state was last observed; older observations are ignored
 * @param startedAt when it began to run (R003-103)
 * @param finishedAt when it succeeded, failed or was cancelled; present exactly when it has ended
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

  /** The type descriptor of deployments. */
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
          .listedBy(RUN_ID)
          .withContents(Content.failure(Deployment::failure, Deployment::withFailure))
          .fixed(RUN_ID, PROVIDER);

  public Deployment {
    Check.present(projectId, "deployment.projectId");
    Check.present(id, "deployment.id");
    Check.present(provider, "deployment.provider");
    Check.optionalLine(providerProjectId, "deployment.providerProjectId", 300);
    Check.optionalLine(providerDeploymentId, "deployment.providerDeploymentId", 300);
    Check.optionalLine(url, "deployment.url", 2000);
    Check.present(status, "deployment.status");
    Check.presentExactly(
        failure, status == DeploymentStatus.FAILED, "deployment.failure", "the deployment failed");
    observedAt = Timestamps.ofNullable(observedAt);
    startedAt = Timestamps.ofNullable(startedAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(startedAt, "deployment.startedAt", finishedAt, "deployment.finishedAt");
    Check.presentExactly(
        finishedAt,
        !DeploymentStatus.LIFECYCLE.isActive(status),
        "deployment.finishedAt",
        "the deployment has ended");
    Check.present(metadata, "deployment.metadata");
    Check.present(audit, "deployment.audit");
  }

  /** Returns a builder of a new deployment; set the remaining fields on it. */
  public static Builder at(InfraProvider provider, ProjectId project, Instant now) {
    return builder()
        .projectId(project)
        .id(DeploymentId.next())
        .provider(provider)
        .audit(AuditInfo.made(now));
  }

  /** Returns this deployment as running. */
  public Deployment running(Instant now) {
    Check.present(now, "now");
    return withStatus(to(DeploymentStatus.RUNNING)).withStartedAt(now);
  }

  /** Returns this deployment as succeeded. */
  public Deployment succeeded(Instant now) {
    return ended(DeploymentStatus.SUCCEEDED, null, now);
  }

  /** Returns this deployment as failed. */
  public Deployment failed(Failure failure, Instant now) {
    return ended(DeploymentStatus.FAILED, Check.present(failure, "failure"), now);
  }

  /** Returns this deployment as cancelled. */
  public Deployment cancelled(Instant now) {
    return ended(DeploymentStatus.CANCELLED, null, now);
  }

  /** Returns this deployment as superseded by a newer one. */
  public Deployment superseded() {
    return withStatus(to(DeploymentStatus.SUPERSEDED));
  }

  /** Returns this deployment as rolled back to an older one. */
  public Deployment rolledBack() {
    return withStatus(to(DeploymentStatus.ROLLED_BACK));
  }

  /** Returns whether {@code seen} is newer than the latest observation of this deployment. */
  public boolean isNews(DeploymentObservation seen) {
    Check.present(seen, "seen");
    return observedAt == null || seen.at().isAfter(observedAt);
  }

  /** Returns this deployment as observed, or unchanged if a later observation is already known. */
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
              case FAILED -> failed(Check.present(seen.failure(), "deployment.failure"), seen.at());
              case CANCELLED -> cancelled(seen.at());
              case SUPERSEDED -> superseded();
              case ROLLED_BACK -> rolledBack();
            };
    return moved.withObservedAt(seen.at()).withUrl(seen.url() == null ? url : seen.url());
  }

  private Deployment ended(DeploymentStatus end, @Nullable Failure failure, Instant now) {
    return builder()
        .from(this)
        .status(to(end))
        .failure(failure)
        .finishedAt(Timestamps.later(startedAt, now))
        .build();
  }

  private DeploymentStatus to(DeploymentStatus next) {
    return DeploymentStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new deployment. */
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

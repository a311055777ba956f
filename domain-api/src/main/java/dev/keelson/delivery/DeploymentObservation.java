// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.Failure;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The state of a deployment, as observed at its provider.
 *
 * @param status the observed status
 * @param url where it can be reached, null if the provider did not report it
 * @param failure why it failed; present exactly when it did
 * @param at when it was observed, in microsecond precision
 */
@Value.Builder
public record DeploymentObservation(
    DeploymentStatus status, @Nullable String url, @Nullable Failure failure, Instant at) {

  public DeploymentObservation {
    Check.present(status, "deploymentObservation.status");
    Check.that(
        (failure != null) == (status == DeploymentStatus.FAILED),
        "deploymentObservation.failure",
        "is present exactly when the deployment failed",
        "set both or neither");
    at = Timestamps.of(at, "deploymentObservation.at");
  }

  /** Returns an observation of a status alone. */
  public static DeploymentObservation of(DeploymentStatus status, Instant at) {
    return new DeploymentObservation(status, null, null, at);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds observations. */
  public static final class Builder extends DeploymentObservationBuilder {
    Builder() {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Deployment}. */
public record DeploymentId(UUID value) implements Id {

  public DeploymentId {
    Check.present(value, "deploymentId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static DeploymentId next() {
    return new DeploymentId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static DeploymentId parse(String text) {
    return Ids.parse(text, "DeploymentId", DeploymentId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The environment of a deployment. An open vocabulary. */
public record DeploymentEnvironment(String value) implements OpenEnum {

  /** For reviewers of a change. */
  public static final DeploymentEnvironment PREVIEW = new DeploymentEnvironment("preview");

  /** For all users. */
  public static final DeploymentEnvironment PRODUCTION = new DeploymentEnvironment("production");

  public DeploymentEnvironment {
    Check.word(value, "deploymentEnvironment", DeploymentEnvironment.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

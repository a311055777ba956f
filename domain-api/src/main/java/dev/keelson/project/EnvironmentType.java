// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The environment in which the work of a project runs (R000-49). An open vocabulary. */
public record EnvironmentType(String value) implements OpenEnum {

  /** On the host's own machine. */
  public static final EnvironmentType LOCAL = new EnvironmentType("local");

  /** In a remote sandbox. */
  public static final EnvironmentType SPRITE = new EnvironmentType("sprite");

  public EnvironmentType {
    Check.word(value, "environmentType", EnvironmentType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

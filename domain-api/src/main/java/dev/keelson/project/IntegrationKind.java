// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of service of an integration (R001-80). An open vocabulary. */
public record IntegrationKind(String value) implements OpenEnum {

  /** A code host. */
  public static final IntegrationKind GITHUB = new IntegrationKind("github");

  /** A chat. */
  public static final IntegrationKind SLACK = new IntegrationKind("slack");

  public IntegrationKind {
    Check.word(value, "integrationKind", IntegrationKind.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

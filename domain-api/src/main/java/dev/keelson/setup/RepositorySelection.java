// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.Word;

/** Which repositories of an account an installation may see (R000-39). An open vocabulary. */
public record RepositorySelection(String value) implements Word {

  /** All of them. */
  public static final RepositorySelection ALL = new RepositorySelection("all");

  /** Only those that are listed. */
  public static final RepositorySelection SELECTED = new RepositorySelection("selected");

  public RepositorySelection {
    Check.line(value, "repositorySelection", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

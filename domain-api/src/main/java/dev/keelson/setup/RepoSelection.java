// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** Which repos of an account an installation may see (R000-39). An open vocabulary. */
public record RepoSelection(String value) implements OpenEnum {

  /** All of them. */
  public static final RepoSelection ALL = new RepoSelection("all");

  /** Only those that are listed in the installation. */
  public static final RepoSelection SELECTED = new RepoSelection("selected");

  public RepoSelection {
    Check.word(value, "repoSelection", RepoSelection.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

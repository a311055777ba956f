// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The provider that hosts a repo (R003-54). An open vocabulary. */
public record RepoProvider(String value) implements OpenEnum {

  /** GitHub. */
  public static final RepoProvider GITHUB = new RepoProvider("github");

  /** Only a directory on the host's machine. */
  public static final RepoProvider LOCAL = new RepoProvider("local");

  public RepoProvider {
    Check.word(value, "repoProvider", RepoProvider.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Word;

/** Where a repository is kept (R003-54). An open vocabulary. */
public record RepositoryProvider(String value) implements Word {

  /** GitHub. */
  public static final RepositoryProvider GITHUB = new RepositoryProvider("github");

  /** Nowhere but in a directory on the host's machine. */
  public static final RepositoryProvider LOCAL = new RepositoryProvider("local");

  public RepositoryProvider {
    Check.line(value, "repositoryProvider", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;
import java.util.Locale;
import java.util.Set;

/**
 * The provider that hosts a repo (R003-54). An open vocabulary. A self-hosted instance has a word
 * of its own, made by {@link #at}, since full names and ids are unique within one instance.
 */
public record RepoProvider(String value) implements OpenEnum {

  /** GitHub. */
  public static final RepoProvider GITHUB = new RepoProvider("github");

  /** GitLab. */
  public static final RepoProvider GITLAB = new RepoProvider("gitlab");

  /** Bitbucket. */
  public static final RepoProvider BITBUCKET = new RepoProvider("bitbucket");

  /** Azure DevOps. */
  public static final RepoProvider AZURE_DEVOPS = new RepoProvider("azure_devops");

  /** A plain git server, which compares names letter by letter. */
  public static final RepoProvider GIT = new RepoProvider("git");

  /** Only a directory on the host's machine. */
  public static final RepoProvider LOCAL = new RepoProvider("local");

  private static final Set<String> IGNORING_CASE =
      Set.of(GITHUB.value, GITLAB.value, BITBUCKET.value, AZURE_DEVOPS.value);

  public RepoProvider {
    Check.word(value, "repoProvider", RepoProvider.class);
  }

  /**
   * Returns an instance of this provider at a host of its own, for example {@code git.acme.org}.
   */
  public RepoProvider at(String host) {
    Check.line(host, "host", 100);
    return new RepoProvider(value + ":" + host.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether this provider, or the one that this is an instance of, has one repo for all
   * spellings of a full name: GitHub, GitLab, Bitbucket and Azure DevOps.
   */
  public boolean ignoresCase() {
    return IGNORING_CASE.contains(value.split(":", 2)[0]);
  }

  /**
   * Returns the form of a full name by which this provider compares: equal for all names of one
   * repo. It is in lower case if the provider {@link #ignoresCase}.
   */
  public String compared(String fullName) {
    Check.present(fullName, "fullName");
    return ignoresCase() ? fullName.toLowerCase(Locale.ROOT) : fullName;
  }

  @Override
  public String toString() {
    return value;
  }
}

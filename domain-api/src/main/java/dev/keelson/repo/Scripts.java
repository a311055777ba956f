// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What runs in the workspaces of one project on one repo.
 *
 * @param setup what prepares a workspace, or null for nothing
 * @param cleanup what runs after the agent did, or null for nothing
 * @param archive what runs when a workspace is archived, or null for nothing
 * @param devServer what starts a server to look at, or null for nothing
 * @param copyFiles which files a workspace gets besides those under version control, or null for
 *     none
 * @param parallelSetup whether the agent may start while the set-up runs
 */
@Value.Builder
public record Scripts(
    @Nullable String setup,
    @Nullable String cleanup,
    @Nullable String archive,
    @Nullable String devServer,
    @Nullable String copyFiles,
    boolean parallelSetup) {

  /** A builder that starts from nothing to run. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds scripts. */
  public static final class Builder extends ScriptsBuilder {
    Builder() {
      parallelSetup(false);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The effective scripts and settings for the workspaces of one project on one repo.
 *
 * @param setup the script that prepares a workspace, or null for none
 * @param cleanup the script that runs after the agent, or null for none
 * @param archive the script that runs when a workspace is archived, or null for none
 * @param devServer the script that starts a development server, or null for none
 * @param copyFiles files outside version control that are copied into a workspace, or null for none
 * @param parallelSetup whether the agent may start while the setup script runs
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

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the installations of the host's GitHub app. */
public final class GitHubAppInstallationRepository
    extends DeletingRepository<GitHubAppInstallation, GitHubAppInstallationId> {

  /** Creates the repository in {@code context}. */
  public GitHubAppInstallationRepository(RepositoryContext context) {
    super(GitHubAppInstallation.TYPE, context);
  }

  /** Returns the installation with that GitHub number, or empty. */
  public Optional<GitHubAppInstallation> findByInstallationId(long installationId) {
    return first(type.where(GitHubAppInstallation.INSTALLATION_ID.is(installationId)));
  }
}

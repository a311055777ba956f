// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import java.util.Optional;

final class InMemoryGitHubAppInstallationRepository
    extends InMemoryRepository<GitHubAppInstallation, GitHubAppInstallationId>
    implements GitHubAppInstallationRepository {

  InMemoryGitHubAppInstallationRepository(StoreContext context) {
    super(context, GitHubAppInstallation.TYPE, null);
  }

  @Override
  public Optional<GitHubAppInstallation> findByInstallationId(long installationId) {
    return findBy("installation_id", installationId);
  }
}

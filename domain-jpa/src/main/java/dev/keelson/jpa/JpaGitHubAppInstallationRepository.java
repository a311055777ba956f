// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import java.util.Map;
import java.util.Optional;

final class JpaGitHubAppInstallationRepository
    extends JpaRepository<GitHubAppInstallation, GitHubAppInstallationId, GitHubAppInstallationRow>
    implements GitHubAppInstallationRepository {

  JpaGitHubAppInstallationRepository(StoreContext context) {
    super(context, GitHubAppInstallation.TYPE, GitHubAppInstallationRow.MAPPING, null);
  }

  @Override
  public Optional<GitHubAppInstallation> findByInstallationId(long installationId) {
    return findBy(Map.of("installationId", installationId));
  }
}

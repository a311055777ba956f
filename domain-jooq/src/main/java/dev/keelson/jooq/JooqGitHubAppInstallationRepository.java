// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.GITHUB_APP_INSTALLATION;

import dev.keelson.jooq.generated.tables.records.GithubAppInstallationRecord;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import java.util.Optional;

final class JooqGitHubAppInstallationRepository
    extends JooqRepository<
        GitHubAppInstallation, GitHubAppInstallationId, GithubAppInstallationRecord>
    implements GitHubAppInstallationRepository {

  private static final EntityTable<
          GitHubAppInstallation, GitHubAppInstallationId, GithubAppInstallationRecord>
      TABLE =
          EntityTable.of(
              GitHubAppInstallation.TYPE,
              new GitHubAppInstallationRowsImpl(),
              GITHUB_APP_INSTALLATION);

  JooqGitHubAppInstallationRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<GitHubAppInstallation> findByInstallationId(long installationId) {
    return findBy(GITHUB_APP_INSTALLATION.INSTALLATION_ID.eq(installationId));
  }
}

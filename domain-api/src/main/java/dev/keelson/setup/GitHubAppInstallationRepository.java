// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.Room;
import java.util.Optional;

/** Stores where the host's app is installed. */
public final class GitHubAppInstallationRepository
    extends DeletingRepository<GitHubAppInstallation, GitHubAppInstallationId> {

  /** The repository in {@code room}. */
  public GitHubAppInstallationRepository(Room room) {
    super(GitHubAppInstallation.TYPE, room);
  }

  /** The installation that GitHub knows by this number, or empty. */
  public Optional<GitHubAppInstallation> findByInstallationId(long installationId) {
    return first(type.where(GitHubAppInstallation.INSTALLATION_ID.is(installationId)));
  }
}

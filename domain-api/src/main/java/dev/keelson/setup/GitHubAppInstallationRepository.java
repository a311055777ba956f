// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores where the host's app is installed. */
public interface GitHubAppInstallationRepository
    extends DeletingRepository<GitHubAppInstallation, GitHubAppInstallationId> {

  /** The installation that GitHub knows by this number, or empty. */
  Optional<GitHubAppInstallation> findByInstallationId(long installationId);

  /** All installations, by id, which is the order in which they were made. */
  Page<GitHubAppInstallation> findAll(PageRequest page);
}

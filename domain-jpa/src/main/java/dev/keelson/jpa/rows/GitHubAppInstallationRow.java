// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.CachedToken;
import dev.keelson.core.Json;
import dev.keelson.setup.AccountType;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.RepoSelection;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How installations are stored. */
@NullUnmarked
@Entity(name = "KeelsonGitHubAppInstallation")
@Table(name = "github_app_installation", schema = Row.SCHEMA)
public class GitHubAppInstallationRow extends SharedRow<GitHubAppInstallationId> {

  public long installationId;
  public String accountLogin;
  public AccountType accountType;
  public CachedToken cachedToken;
  public Instant tokenExpiresAt;
  public Json permissions;
  public RepoSelection repoSelection;
  public List<String> selectedRepos;

  @Mapper
  public interface Values extends RowMapper<GitHubAppInstallation, GitHubAppInstallationRow> {}
}

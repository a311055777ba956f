// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.repo.Repo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An installation of the host's app in an account on GitHub. The app's private key is not stored
 * here but where the host keeps its secrets (R000-42).
 *
 * @param installationId GitHub's number for it, at least 1, unique in the store (R000-33)
 * @param accountLogin the account (R000-34)
 * @param accountType the type of the account (R000-35)
 * @param cachedToken a token that is valid for at most an hour; masked wherever it is printed
 *     (R000-05, R000-36)
 * @param tokenExpiresAt when the token expires; present exactly when the token is (R000-37)
 * @param permissions its permissions in the account (R000-38)
 * @param repoSelection which repos it may see (R000-39)
 * @param selectedRepos the full names of these repos; empty unless the selection is {@code
 *     selected} (R000-40)
 */
@Value.Builder
public record GitHubAppInstallation(
    GitHubAppInstallationId id,
    long installationId,
    String accountLogin,
    AccountType accountType,
    @Nullable CachedToken cachedToken,
    @Nullable Instant tokenExpiresAt,
    Json permissions,
    RepoSelection repoSelection,
    List<String> selectedRepos,
    AuditInfo audit)
    implements WithGitHubAppInstallation, Entity<GitHubAppInstallationId> {

  /** {@code installation_id}. */
  public static final OrderedAttribute<GitHubAppInstallation, Long> INSTALLATION_ID =
      Attribute.ordered("installation_id", Long.class, GitHubAppInstallation::installationId);

  /** The type descriptor of installations. */
  public static final EntityType<GitHubAppInstallation, GitHubAppInstallationId> TYPE =
      EntityType.of(
              "github_app_installation",
              GitHubAppInstallation.class,
              GitHubAppInstallationId.class,
              GitHubAppInstallationId::new,
              GitHubAppInstallation::withAudit)
          .unique(INSTALLATION_ID)
          .listedBy()
          .fixed(INSTALLATION_ID);

  private static final int MAX_SELECTED = 10_000;

  public GitHubAppInstallation {
    Check.present(id, "gitHubAppInstallation.id");
    Check.atLeast(1, installationId, "gitHubAppInstallation.installationId");
    Check.line(accountLogin, "gitHubAppInstallation.accountLogin", 200);
    Check.present(accountType, "gitHubAppInstallation.accountType");
    tokenExpiresAt = Timestamps.ofNullable(tokenExpiresAt);
    Check.that(
        (cachedToken == null) == (tokenExpiresAt == null),
        "gitHubAppInstallation.tokenExpiresAt",
        "is present exactly when a token is cached",
        "set them with tokenCached and tokenDropped");
    Check.present(permissions, "gitHubAppInstallation.permissions");
    Check.present(repoSelection, "gitHubAppInstallation.repoSelection");
    selectedRepos =
        Check.lines(
            selectedRepos, "gitHubAppInstallation.selectedRepos", Repo.MAX_FULL_NAME, MAX_SELECTED);
    Check.that(
        selectedRepos.isEmpty() || repoSelection.equals(RepoSelection.SELECTED),
        "gitHubAppInstallation.selectedRepos",
        "must be empty unless the selection is selected",
        "set them with seeingOnly");
    Check.present(audit, "gitHubAppInstallation.audit");
  }

  /** Returns a new installation with access to all repos of an account. */
  public static GitHubAppInstallation at(
      String accountLogin, AccountType accountType, long installationId, Instant now) {
    return builder()
        .id(GitHubAppInstallationId.next())
        .installationId(installationId)
        .accountLogin(accountLogin)
        .accountType(accountType)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this installation with a token that is valid until {@code expiresAt}. */
  public GitHubAppInstallation tokenCached(CachedToken token, Instant expiresAt) {
    return builder().from(this).cachedToken(token).tokenExpiresAt(expiresAt).build();
  }

  /** Returns this installation without a token. */
  public GitHubAppInstallation tokenDropped() {
    return builder().from(this).cachedToken(null).tokenExpiresAt(null).build();
  }

  /** Returns the token if there is one that has not expired at {@code now}. */
  public Optional<CachedToken> usableToken(Instant now) {
    Check.present(now, "now");
    return tokenExpiresAt != null && now.isBefore(tokenExpiresAt)
        ? Optional.ofNullable(cachedToken)
        : Optional.empty();
  }

  /** Returns this installation with access to these repos only. */
  public GitHubAppInstallation seeingOnly(List<String> fullNames) {
    return builder()
        .from(this)
        .repoSelection(RepoSelection.SELECTED)
        .selectedRepos(fullNames)
        .build();
  }

  /** Returns this installation with access to all repos of the account. */
  public GitHubAppInstallation seeingAll() {
    return builder().from(this).repoSelection(RepoSelection.ALL).selectedRepos(List.of()).build();
  }

  /** Returns a builder that starts from the defaults of a new installation. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds installations. */
  public static final class Builder extends GitHubAppInstallationBuilder {
    Builder() {
      permissions(Json.EMPTY).repoSelection(RepoSelection.ALL).selectedRepos(List.of());
    }
  }
}

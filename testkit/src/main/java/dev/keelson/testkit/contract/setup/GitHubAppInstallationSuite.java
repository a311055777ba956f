// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.CachedToken;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.query.EntityType;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.setup.RepoSelection;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-32", "R000-33", "R000-34", "R000-35", "R000-37", "R000-38", "R000-39", "R000-40", "R000-41"
})
public abstract class GitHubAppInstallationSuite
    extends RepositorySuite<GitHubAppInstallation, GitHubAppInstallationId> {

  @Override
  protected EntityType<GitHubAppInstallation, GitHubAppInstallationId> type() {
    return GitHubAppInstallation.TYPE;
  }

  @Override
  protected GitHubAppInstallationRepository repository(TestWorld world) {
    return world.keelson().gitHubAppInstallations();
  }

  @Override
  protected GitHubAppInstallation minimal(TestWorld world) {
    return GitHubAppInstallations.minimal();
  }

  @Override
  protected List<GitHubAppInstallation> everyComponentSet(TestWorld world) {
    return List.of(GitHubAppInstallations.everyComponentSet());
  }

  @Override
  protected GitHubAppInstallation edited(GitHubAppInstallation installation) {
    return installation.withPermissions(
        installation.permissions().with("edited", installation.version()));
  }

  @Override
  protected Map<String, BinaryOperator<GitHubAppInstallation>> clashes() {
    return Map.of(
        "installation_id", (fresh, stored) -> fresh.withInstallationId(stored.installationId()));
  }

  @Test
  final void a_new_installation_has_the_documented_defaults() {
    GitHubAppInstallation stored = repository().get(inserted().id());
    assertThat(stored.permissions()).isEqualTo(Json.EMPTY);
    assertThat(stored.repoSelection()).isEqualTo(RepoSelection.ALL);
    assertThat(stored.selectedRepos()).isEmpty();
    assertThat(stored.cachedToken()).isNull();
  }

  @Test
  @Proves("R000-33")
  final void is_found_by_the_number_that_it_has_there() {
    GitHubAppInstallation stored =
        repository().insert(GitHubAppInstallations.minimal().withInstallationId(Long.MAX_VALUE));
    assertThat(keelson.gitHubAppInstallations().findByInstallationId(Long.MAX_VALUE))
        .contains(stored);
    assertThat(keelson.gitHubAppInstallations().findByInstallationId(1)).isEmpty();
  }

  @Test
  @Proves({"R000-05", "R000-36", "R000-37"})
  final void a_token_is_kept_for_its_time_although_it_is_a_secret() {
    CachedToken token = CachedToken.of(Secrets.SECRET);
    Instant end = Made.NOW.plus(Duration.ofHours(1));
    GitHubAppInstallation stored = repository().insert(GitHubAppInstallations.minimal());
    stored = repository().update(stored.tokenCached(token, end));
    GitHubAppInstallation read = repository().get(stored.id());
    assertThat(read.cachedToken()).isEqualTo(token).hasSameHashCodeAs(token);
    assertThat(read.usableToken(end.minusNanos(1000)).map(CachedToken::reveal))
        .contains(Secrets.SECRET);
    assertThat(read.usableToken(end)).isEmpty();
    GitHubAppInstallation dropped = repository().update(read.tokenDropped());
    assertThat(repository().get(stored.id())).isEqualTo(dropped);
    assertThat(dropped.usableToken(Made.NOW)).isEmpty();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> read.withTokenExpiresAt(null))
        .satisfies(e -> assertThat(e.field()).isEqualTo("gitHubAppInstallation.tokenExpiresAt"));
  }

  @Test
  @Proves({"R000-05", "R000-30", "R000-36"})
  final void a_token_is_masked_wherever_it_is_printed() {
    GitHubAppInstallation stored =
        repository()
            .insert(
                GitHubAppInstallations.minimal()
                    .tokenCached(CachedToken.of(Secrets.SECRET), Made.NOW));
    assertThat(stored.toString()).contains("cachedToken=***").doesNotContain(Secrets.SECRET);
    assertThat(Json.of(stored).text()).doesNotContain(Secrets.SECRET);
    assertThat(Secrets.SECRET).isNotEqualTo(CachedToken.of(Secrets.SECRET).toString());
  }

  @Test
  @Proves({"R000-39", "R000-40"})
  final void repos_are_listed_only_while_some_are_selected() {
    GitHubAppInstallation some =
        repository().update(inserted().seeingOnly(List.of("acme/shop", "acme/a,b")));
    assertThat(repository().get(some.id()).selectedRepos())
        .containsExactly("acme/shop", "acme/a,b");
    GitHubAppInstallation all = repository().update(some.seeingAll());
    assertThat(repository().get(all.id()).selectedRepos()).isEmpty();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> all.withSelectedRepos(List.of("acme/shop")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("gitHubAppInstallation.selectedRepos"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repo.RepoRepository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.Repos;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a repo is called at its provider, and how what the provider reports is taken in. */
public abstract class RepoNameSuite extends RepositorySuite<Repo, RepoId> {

  private static final RepoProvider HUB = RepoProvider.GITHUB;

  @Test
  @Proves({"R000-47", "R000-56", "R001-11"})
  final void a_name_is_compared_as_its_provider_does_and_kept_as_it_is_spelled() {
    for (RepoProvider provider :
        List.of(
            HUB,
            RepoProvider.GITLAB,
            RepoProvider.BITBUCKET,
            RepoProvider.AZURE_DEVOPS,
            RepoProvider.GITLAB.at("git.acme.example"))) {
      Repo stored = repos().insert(named(provider, "Acme/Shop"));
      assertThat(repos().findByFullName(provider, "acme/SHOP")).as("" + provider).contains(stored);
      assertThat(repos().get(stored.id()).fullName()).isEqualTo("Acme/Shop");
      assertThatExceptionOfType(AlreadyExistsException.class)
          .as("" + provider)
          .isThrownBy(() -> repos().insert(named(provider, "acme/shop")))
          .satisfies(e -> assertThat(e.key()).isEqualTo("provider_compared_name"));
    }
    for (RepoProvider provider :
        List.of(RepoProvider.GIT, RepoProvider.LOCAL, new RepoProvider("githubby"))) {
      Repo upper = repos().insert(named(provider, "Acme/Shop"));
      Repo lower = repos().insert(named(provider, "acme/shop"));
      assertThat(repos().findByFullName(provider, "Acme/Shop")).contains(upper);
      assertThat(repos().findByFullName(provider, "acme/shop")).contains(lower);
    }
  }

  @Test
  final void what_is_exclusive_is_so_however_its_name_is_spelled() {
    Repo ours = repos().insert(named(HUB, "Acme/Shop").withExclusiveProjectId(shop.id()));
    TestWorld elsewhere = shop.elsewhere();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repos().insert(named(HUB, "acme/shop")));
    Repo theirs = repos().findByFullName(HUB, "acme/shop").orElseThrow();
    assertThat(theirs).isEqualTo(ours);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            elsewhere.project().repos().insert(ProjectRepos.linking(elsewhere.id(), theirs.id())))
        .returns("projectRepo.repoId", InvalidValueException::field);
  }

  @Test
  final void a_name_is_as_wide_as_providers_have_it() {
    String group = "a-group/".repeat(80) + "last";
    for (String owner : List.of("Org/My Project", "Größe/Übung 1", group)) {
      Repo repo = named(RepoProvider.AZURE_DEVOPS, owner + "/My Repo").withDisplayName("My Repo");
      Repo stored = repos().insert(Repo.builder().from(repo).owner(owner).name("My Repo").build());
      assertThat(repos().findByFullName(stored.provider(), owner + "/my repo")).contains(stored);
      assertThat(repos().get(stored.id()).owner()).isEqualTo(owner);
    }
    String widest = "\u4fee".repeat(349) + "/" + "\u4fee".repeat(350);
    assertThat(repos().insert(named(HUB, widest)).fullName()).isEqualTo(widest);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> named(HUB, widest + "x"))
        .returns("repo.fullName", InvalidValueException::field);
  }

  @Test
  final void in_whatever_order_renames_arrive_the_newest_name_stays() {
    List<String> names = List.of("shop", "store", "mall");
    for (List<Integer> order :
        List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(0, 2, 1, 1, 0))) {
      RepoProvider provider = HUB.at("hub" + order.hashCode());
      order.forEach(i -> repos().observe(seen("1", names.get(i), i).withProvider(provider)));
      Repo stored = repos().findByProviderId(provider, "1").orElseThrow();
      assertThat(stored.fullName()).as("" + order).isEqualTo("acme/mall");
      assertThat(stored.cloneUrl()).as("" + order).isEqualTo("https://github.com/acme/mall.git");
      assertThat(repos().findByFullName(provider, "ACME/Mall")).contains(stored);
      assertThat(repos().findByFullName(provider, "acme/shop")).isEmpty();
    }
  }

  @Test
  final void an_observation_keeps_what_the_host_says_and_what_it_leaves_out() {
    Repo known = repos().insert(Repos.everyComponentSet(shop.id()));
    Repo news =
        Repo.builder()
            .from(named(known.provider(), "Globex/Store"))
            .providerId(known.providerId())
            .observedAt(Made.NOW.plusSeconds(9))
            .build();
    Repo stored = repos().observe(news);
    assertThat(stored)
        .isEqualTo(
            Repo.builder()
                .from(known)
                .owner(null)
                .name(news.name())
                .fullName("Globex/Store")
                .observedAt(news.observedAt())
                .audit(stored.audit())
                .build());
    assertThat(repos().get(known.id())).isEqualTo(stored);
    assertThat(repos().find(news.id())).isEmpty();
  }

  @Test
  final void a_repo_that_was_known_by_its_name_alone_is_known_by_its_id_from_then_on() {
    Repo linked = repos().insert(Repo.onGitHub("Acme", "Shop", Made.NOW));
    Repo stored = repos().observe(seen("1", "shop", 0));
    assertThat(stored.id()).isEqualTo(linked.id());
    assertThat(repos().observe(seen("1", "store", 1)).id()).isEqualTo(linked.id());
    assertThat(repos().observe(seen("2", "shop", 2)).id()).isNotEqualTo(linked.id());
  }

  @Test
  final void of_two_repos_of_one_name_the_one_that_was_seen_last_has_it() {
    Repo first = repos().observe(seen("1", "shop", 0));
    Repo second = repos().observe(seen("2", "shop", 5));
    assertThat(repos().findByFullName(HUB, "acme/shop")).contains(second);
    assertThat(repos().get(first.id()).fullName()).isNull();
    Repo late = repos().observe(seen("3", "shop", 3));
    assertThat(late.fullName()).as("the name of what was seen before").isNull();
    assertThat(repos().findByFullName(HUB, "acme/shop")).contains(second);
    Repo renamed = repos().observe(seen("1", "old-shop", 4));
    assertThat(renamed.id()).isEqualTo(first.id());
    assertThat(repos().findByFullName(HUB, "acme/old-shop")).contains(renamed);
  }

  @Test
  final void of_observations_at_once_the_newest_stays() {
    List<Result<Repo>> results =
        Race.run(fixture, (store, i) -> store.repos().observe(seen("1", "shop-" + i, i)));
    Repo stored = repos().findByProviderId(HUB, "1").orElseThrow();
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).map(Repo::id).containsOnly(stored.id());
    assertThat(stored.fullName()).isEqualTo("acme/shop-" + (Race.RUNNERS - 1));
    IntStream.range(0, Race.RUNNERS - 1)
        .forEach(i -> assertThat(repos().observe(seen("1", "shop-" + i, i))).isEqualTo(stored));
  }

  @Test
  final void an_observation_says_which_repo_was_called_what_and_when() {
    Repo seen = seen("1", "shop", 0);
    assertRefused("repo.providerId", seen.withProviderId(null));
    assertRefused("repo.observedAt", seen.withObservedAt(null));
    assertRefused("repo.fullName", seen.unnamed());
    assertThat(repos().findByFullName(HUB, "acme/shop")).isEmpty();
  }

  private void assertRefused(String field, Repo observation) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repos().observe(observation))
        .returns(field, InvalidValueException::field);
  }

  private RepoRepository repos() {
    return keelson.repos();
  }

  private static Repo named(RepoProvider provider, String fullName) {
    return Repos.minimal().withProvider(provider).withFullName(fullName);
  }

  private static Repo seen(String providerId, String name, int second) {
    return Repos.seen(providerId, "acme", name, Made.NOW.plusSeconds(second));
  }
}

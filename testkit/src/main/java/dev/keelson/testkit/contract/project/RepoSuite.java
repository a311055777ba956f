// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repo.RepoRepository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Repos;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-45", "R000-46", "R000-47", "R000-142", "R001-11", "R002-06", "R002-66", "R002-67",
  "R002-68", "R002-69", "R002-70", "R002-71", "R002-72", "R002-73", "R002-74", "R002-75",
  "R002-76", "R002-77", "R003-52", "R003-54", "R003-55", "R003-56", "R003-57", "R003-58",
  "R003-59", "R003-60"
})
public abstract class RepoSuite extends RepoNameSuite {

  @Override
  protected EntityType<Repo, RepoId> type() {
    return Repo.TYPE;
  }

  @Override
  protected RepoRepository repository(TestWorld world) {
    return world.keelson().repos();
  }

  @Override
  protected Repo minimal(TestWorld world) {
    return Repos.minimal();
  }

  @Override
  protected List<Repo> lackingWhatIsOptional(TestWorld world) {
    return List.of(Repos.minimal(), Repos.inDirectory());
  }

  @Override
  protected List<Repo> everyComponentSet(TestWorld world) {
    return List.of(Repos.everyComponentSet(world.id()));
  }

  @Override
  protected Repo edited(Repo repo) {
    return repo.withSettings(repo.settings().with("edited", repo.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Repo>> clashes() {
    return Map.of(
        "path",
        (fresh, stored) -> fresh.withPath(stored.path()),
        "provider_compared_name",
        (fresh, stored) -> fresh.withProvider(stored.provider()).withFullName(stored.fullName()),
        "provider_provider_id",
        (fresh, stored) ->
            fresh.withProvider(stored.provider()).withProviderId(stored.providerId()));
  }

  @Test
  @Proves({"R000-48", "R001-12", "R002-74"})
  final void a_new_repo_has_the_documented_defaults() {
    Repo made = Repo.onGitHub("acme", "shop", Made.NOW);
    keelson.repos().insert(made);
    Repo stored = keelson.repos().get(made.id());
    assertThat(stored.fullName()).isEqualTo("acme/shop");
    assertThat(stored.defaultBranch()).isEqualTo("main");
    assertThat(stored.cloneUrl()).isEqualTo("https://github.com/acme/shop.git");
    assertThat(stored.parallelSetupScript()).as("parallelSetupScript").isFalse();
    assertThat(stored.settings()).isEqualTo(Json.EMPTY);
    assertThat(Repos.minimal().defaultBranch()).isNull();
  }

  @Test
  @Proves({"R002-67", "R002-68", "R002-69"})
  final void a_directory_is_named_as_its_last_part() {
    Repo made = Repo.at(Path.of("/home/ana/shop"), Made.NOW);
    keelson.repos().insert(made);
    Repo stored = keelson.repos().get(made.id());
    assertThat(stored.name()).isEqualTo("shop");
    assertThat(stored.displayName()).isEqualTo("shop");
    assertThat(stored.provider()).isEqualTo(RepoProvider.LOCAL);
    assertThat(keelson.repos().findByPath("/home/ana/shop")).contains(stored);
    assertThat(keelson.repos().findByPath("/home/ana")).isEmpty();
  }

  @Test
  @Proves({"R000-47", "R000-56", "R001-11"})
  final void a_full_name_is_unique_per_provider() {
    Repo ours = keelson.repos().insert(Repos.minimal().withFullName("a/b"));
    Repo theirs =
        keelson
            .repos()
            .insert(Repos.minimal().withProvider(new RepoProvider("gitlab")).withFullName("a/b"));
    assertThat(keelson.repos().findByFullName(ours.provider(), "a/b")).contains(ours);
    assertThat(keelson.repos().findByFullName(theirs.provider(), "a/b")).contains(theirs);
    assertThat(keelson.repos().findByFullName(ours.provider(), "b")).isEmpty();
  }

  @Test
  @Proves("R003-62")
  final void an_address_has_no_credential_in_it() {
    Repo repo = Repos.minimal();
    for (String leaking :
        List.of(
            "https://ana:" + "@a.example/b",
            "http://x:" + "y@a/b",
            "https://:" + "y@a/b",
            "https://x:" + "y@z@a/b",
            "SSH://git:" + "word@a.example/b")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(leaking)
          .isThrownBy(() -> repo.withCloneUrl(leaking))
          .satisfies(e -> assertThat(e.field()).isEqualTo("repo.cloneUrl"));
      assertThatExceptionOfType(InvalidValueException.class)
          .as(leaking)
          .isThrownBy(() -> repo.withHtmlUrl(leaking));
    }
    for (String clean :
        List.of(
            "git@github.com:a/b.git",
            "ssh://git@a.example:22/b",
            "https://acme@dev.azure.com/acme/My%20Project/_git/My%20Repo",
            "https://a/b@main",
            "https://a:443/b:c@main",
            "/src/b")) {
      Repo stored = keelson.repos().insert(Repos.minimal().withCloneUrl(clean));
      assertThat(keelson.repos().get(stored.id()).cloneUrl()).isEqualTo(clean);
    }
  }

  @Test
  final void a_repo_is_known_by_its_full_name_or_its_path() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Repos.minimal().withFullName(null))
        .satisfies(e -> assertThat(e.field()).isEqualTo("repo.path"));
    for (String malformed :
        List.of("shop", "acme/", "/shop", "acme/ shop", "acme /shop", "acme//shop", "a/b\nc")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(malformed)
          .isThrownBy(() -> Repos.minimal().withFullName(malformed))
          .satisfies(e -> assertThat(e.field()).isEqualTo("repo.fullName"));
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Repos.onGitHub().withName("other"))
        .withMessageContaining("is the owner and the name");
  }

  @Test
  final void a_repo_that_moved_at_its_provider_keeps_its_identity() {
    Repo stored = keelson.repos().insert(Repos.onGitHub());
    Repo moved = keelson.repos().update(stored.renamed("globex", "store"));
    assertThat(keelson.repos().get(stored.id())).isEqualTo(moved);
    assertThat(keelson.repos().findByFullName(moved.provider(), "globex/store")).contains(moved);
    assertThat(keelson.repos().findByFullName(stored.provider(), "" + stored.fullName())).isEmpty();
  }

  @Test
  final void one_project_may_have_a_repo_for_itself() {
    Repo free = keelson.repos().insert(Repos.minimal());
    Repo ours = keelson.repos().insert(Repos.minimal().withExclusiveProjectId(shop.id()));
    assertThat(all(page -> keelson.repos().findByExclusiveProject(shop.id(), page)))
        .containsExactly(ours);
    assertThat(all(page -> keelson.repos().findByExclusiveProject(shop.elsewhere().id(), page)))
        .isEmpty();
    assertThat(all(keelson.repos()::findAll)).containsExactly(free, ours);
    ProjectId nowhere = ProjectId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> keelson.repos().update(free.withExclusiveProjectId(nowhere)))
        .withMessageContaining("exclusive_project_id")
        .satisfies(e -> assertThat(e.id()).isEqualTo(nowhere));
    assertThat(keelson.repos().get(free.id())).isEqualTo(free);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.EntityType;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryProvider;
import dev.keelson.repository.RepositoryRepository;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Repositories;
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
abstract class SharedRepositorySuite extends RepositorySuite<Repository, RepositoryId> {

  @Override
  EntityType<Repository, RepositoryId> type() {
    return Repository.TYPE;
  }

  @Override
  RepositoryRepository repository(Scene scene) {
    return scene.keelson().repositories();
  }

  @Override
  Repository minimal(Scene scene) {
    return Repositories.minimal();
  }

  @Override
  List<Repository> lackingWhatIsOptional(Scene scene) {
    return List.of(Repositories.minimal(), Repositories.inDirectory());
  }

  @Override
  List<Repository> everyComponentSet(Scene scene) {
    return List.of(Repositories.everyComponentSet(scene.id()));
  }

  @Override
  Repository edited(Repository repository) {
    return repository.withSettings(repository.settings().with("edited", repository.version()));
  }

  @Override
  Map<String, BinaryOperator<Repository>> clashes() {
    return Map.of(
        "path",
        (fresh, stored) -> fresh.withPath(stored.path()),
        "provider_full_name",
        (fresh, stored) -> fresh.withProvider(stored.provider()).withFullName(stored.fullName()));
  }

  @Test
  @Proves({"R000-48", "R001-12", "R002-74"})
  final void a_new_repository_has_the_documented_defaults() {
    Repository made = Repository.onGitHub("acme", "shop", Made.NOW);
    keelson.repositories().insert(made);
    Repository stored = keelson.repositories().get(made.id());
    assertThat(stored.fullName()).isEqualTo("acme/shop");
    assertThat(stored.defaultBranch()).isEqualTo("main");
    assertThat(stored.cloneUrl()).isEqualTo("https://github.com/acme/shop.git");
    assertThat(stored.parallelSetupScript()).isFalse();
    assertThat(stored.settings()).isEqualTo(Json.EMPTY);
    assertThat(Repositories.minimal().defaultBranch()).isNull();
  }

  @Test
  @Proves({"R002-67", "R002-68", "R002-69"})
  final void a_directory_is_named_as_its_last_part() {
    Repository made = Repository.at(Path.of("/home/ana/shop"), Made.NOW);
    keelson.repositories().insert(made);
    Repository stored = keelson.repositories().get(made.id());
    assertThat(stored.name()).isEqualTo("shop");
    assertThat(stored.displayName()).isEqualTo("shop");
    assertThat(stored.provider()).isEqualTo(RepositoryProvider.LOCAL);
    assertThat(keelson.repositories().findByPath("/home/ana/shop")).contains(stored);
    assertThat(keelson.repositories().findByPath("/home/ana")).isEmpty();
  }

  @Test
  @Proves({"R000-47", "R000-56", "R001-11"})
  final void a_full_name_is_unique_per_provider() {
    Repository ours = keelson.repositories().insert(Repositories.minimal().withFullName("a/b"));
    Repository theirs =
        keelson
            .repositories()
            .insert(
                Repositories.minimal()
                    .withProvider(new RepositoryProvider("gitlab"))
                    .withFullName("a/b"));
    assertThat(keelson.repositories().findByFullName(ours.provider(), "a/b")).contains(ours);
    assertThat(keelson.repositories().findByFullName(theirs.provider(), "a/b")).contains(theirs);
    assertThat(keelson.repositories().findByFullName(ours.provider(), "b")).isEmpty();
  }

  @Test
  @Proves("R003-62")
  final void an_address_has_no_credential_in_it() {
    Repository repository = Repositories.minimal();
    for (String leaking :
        List.of(
            "https://ana@a.example/b", "http://x:" + "y@a/b", "SSH://git:" + "word@a.example/b")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(leaking)
          .isThrownBy(() -> repository.withCloneUrl(leaking))
          .satisfies(e -> assertThat(e.field()).isEqualTo("repository.cloneUrl"));
      assertThatExceptionOfType(InvalidValueException.class)
          .as(leaking)
          .isThrownBy(() -> repository.withHtmlUrl(leaking));
    }
    for (String clean :
        List.of("git@github.com:a/b.git", "ssh://git@a.example/b", "https://a/b@main", "/src/b")) {
      Repository stored = keelson.repositories().insert(Repositories.minimal().withCloneUrl(clean));
      assertThat(keelson.repositories().get(stored.id()).cloneUrl()).isEqualTo(clean);
    }
  }

  @Test
  final void a_repository_is_known_by_its_full_name_or_its_path() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Repositories.minimal().withFullName(null))
        .satisfies(e -> assertThat(e.field()).isEqualTo("repository.path"));
    for (String malformed : List.of("shop", "acme/", "/shop", "acme/my shop", "acme//shop")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(malformed)
          .isThrownBy(() -> Repositories.minimal().withFullName(malformed))
          .satisfies(e -> assertThat(e.field()).isEqualTo("repository.fullName"));
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Repositories.onGitHub().withName("other"))
        .withMessageContaining("is the owner and the name");
  }

  @Test
  final void a_repository_that_moved_at_its_provider_keeps_its_identity() {
    Repository stored = keelson.repositories().insert(Repositories.onGitHub());
    Repository moved = keelson.repositories().update(stored.renamed("globex", "store"));
    assertThat(keelson.repositories().get(stored.id())).isEqualTo(moved);
    assertThat(keelson.repositories().findByFullName(moved.provider(), "globex/store"))
        .contains(moved);
    assertThat(keelson.repositories().findByFullName(stored.provider(), "" + stored.fullName()))
        .isEmpty();
  }

  @Test
  final void one_project_may_have_a_repository_for_itself() {
    Repository free = keelson.repositories().insert(Repositories.minimal());
    Repository ours =
        keelson.repositories().insert(Repositories.minimal().withExclusiveProjectId(shop.id()));
    assertThat(all(page -> keelson.repositories().findByExclusiveProject(shop.id(), page)))
        .containsExactly(ours);
    assertThat(
            all(page -> keelson.repositories().findByExclusiveProject(shop.elsewhere().id(), page)))
        .isEmpty();
    assertThat(all(keelson.repositories()::findAll)).containsExactly(free, ours);
    ProjectId nowhere = ProjectId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> keelson.repositories().update(free.withExclusiveProjectId(nowhere)))
        .withMessageContaining("exclusive_project_id")
        .satisfies(e -> assertThat(e.id()).isEqualTo(nowhere));
    assertThat(keelson.repositories().get(free.id())).isEqualTo(free);
  }
}

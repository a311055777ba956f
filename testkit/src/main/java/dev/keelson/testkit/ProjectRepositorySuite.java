// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.Scripts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepositories;
import dev.keelson.testkit.fixtures.Repositories;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proves({"R000-52", "R000-53", "R002-125", "R002-126", "R003-53"})
abstract class ProjectRepositorySuite
    extends OwnedLivingSuite<ProjectRepository, ProjectRepositoryId> {

  @Override
  EntityType<ProjectRepository, ProjectRepositoryId> type() {
    return ProjectRepository.TYPE;
  }

  @Override
  ProjectRepositoryRepository repository(Scene scene) {
    return scene.project().repositories();
  }

  @Override
  ProjectRepository minimal(Scene scene) {
    return ProjectRepositories.linking(scene.id(), scene.repository().id());
  }

  @Override
  List<ProjectRepository> everyComponentSet(Scene scene) {
    return List.of(ProjectRepositories.everyComponentSet(scene.id(), scene.repository().id()));
  }

  @Override
  ProjectRepository edited(ProjectRepository link) {
    return link.withCopyFiles("edited " + link.version());
  }

  @Override
  Map<String, BinaryOperator<ProjectRepository>> clashes() {
    return Map.of(
        "repository_id", (fresh, stored) -> fresh.withRepositoryId(stored.repositoryId()));
  }

  @Override
  List<Pointer<ProjectRepository, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "repository_id",
            RepositoryId.next(),
            scene -> scene.repository().id(),
            ProjectRepository::withRepositoryId));
  }

  @Override
  ProjectRepository movedTo(ProjectRepository link, ProjectId project) {
    return link.withProjectId(project);
  }

  @Override
  ProjectRepository inState(ProjectRepository link, String state) {
    CloneStatus status = CloneStatus.LIFECYCLE.parse(state);
    return ProjectRepository.builder()
        .from(link)
        .status(status)
        .failure(status == CloneStatus.ERROR ? Made.FAILURE : null)
        .build();
  }

  @Test
  @Proves({"R000-52", "R000-53"})
  final void a_repository_is_cloned_and_brought_up_to_date_also_after_an_error() {
    ProjectRepository link = repository().update(inserted().cloning());
    link = repository().update(link.failed(Made.FAILURE));
    assertThat(link.failure()).isEqualTo(Made.FAILURE);
    assertThat(link.localPath()).isNull();
    assertThat(link.lastSyncedAt()).isNull();
    link = repository().update(link.cloning());
    assertThat(link.failure()).isNull();
    link = repository().update(link.synced("/clones/shop", Made.NOW));
    link = repository().update(link.cloning());
    assertThat(link.localPath()).isEqualTo("/clones/shop");
    assertThat(link.lastSyncedAt()).isEqualTo(Made.NOW);
    link = repository().update(link.synced("/clones/shop", Made.NOW.plusSeconds(60)));
    assertThat(repository().get(link.id())).isEqualTo(link);
    assertThat(shop.states(link.id()))
        .containsExactly("pending", "cloning", "error", "cloning", "ready", "cloning", "ready");
    assertThat(byStatus(CloneStatus.READY)).containsExactly(link);
    assertThat(byStatus(CloneStatus.ERROR)).isEmpty();
  }

  private List<ProjectRepository> byStatus(CloneStatus status) {
    return all(page -> shop.project().repositories().findByStatus(status, page));
  }

  @Test
  @Proves("R002-67")
  final void a_directory_is_used_where_it_is() {
    Repository directory = keelson.repositories().insert(Repositories.inDirectory());
    ProjectRepository link =
        repository().insert(ProjectRepository.inPlace(shop.id(), directory, Made.NOW));
    assertThat(link.status()).isEqualTo(CloneStatus.READY);
    assertThat(link.localPath()).isEqualTo(directory.path());
  }

  @Test
  @Proves({"R002-13", "R002-78", "R002-125", "R003-61"})
  final void projects_share_repositories_and_have_several() {
    Repository first = shop.repository();
    Repository second = shop.repository();
    Scene elsewhere = shop.elsewhere();
    ProjectRepository ours = link(shop, first);
    ProjectRepository more = link(shop, second);
    ProjectRepository theirs = link(elsewhere, first);
    assertThat(all(shop.project().repositories()::findAll)).containsExactly(ours, more);
    assertThat(all(elsewhere.project().repositories()::findAll)).containsExactly(theirs);
    assertThat(shop.project().repositories().findByRepository(second.id())).contains(more);
    assertThat(elsewhere.project().repositories().findByRepository(second.id())).isEmpty();
  }

  private ProjectRepository link(Scene scene, Repository repository) {
    return repository(scene).insert(ProjectRepositories.linking(scene.id(), repository.id()));
  }

  @Test
  @Proves("R002-126")
  final void what_the_link_says_of_scripts_goes_before_what_the_repository_says() {
    Repository shared = keelson.repositories().insert(Repositories.everyComponentSet(shop.id()));
    ProjectRepository silent = link(shop, shared);
    assertThat(silent.scripts(shared))
        .isEqualTo(
            new Scripts(
                shared.setupScript(),
                shared.cleanupScript(),
                shared.archiveScript(),
                shared.devServerScript(),
                shared.copyFiles(),
                true));
    ProjectRepository saying =
        ProjectRepository.builder()
            .from(silent)
            .setupScript("make")
            .cleanupScript("")
            .copyFiles("secrets.example")
            .parallelSetupScript(false)
            .build();
    assertThat(repository().update(saying).scripts(shared))
        .isEqualTo(
            new Scripts(
                "make",
                null,
                shared.archiveScript(),
                shared.devServerScript(),
                "secrets.example",
                false));
    Repository another = shop.repository();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> saying.scripts(another))
        .satisfies(e -> assertThat(e.field()).isEqualTo("repository"));
  }

  @Test
  final void what_is_exclusive_to_a_project_is_linked_by_no_other() {
    Repository ours =
        keelson.repositories().insert(Repositories.minimal().withExclusiveProjectId(shop.id()));
    Scene elsewhere = shop.elsewhere();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            repository(elsewhere).insert(ProjectRepositories.linking(elsewhere.id(), ours.id())))
        .returns("projectRepository.repositoryId", InvalidValueException::field);
    assertThat(elsewhere.project().repositories().findByRepository(ours.id())).isEmpty();
    repository().insert(ProjectRepositories.linking(shop.id(), ours.id()));

    Repository free = keelson.repositories().insert(Repositories.minimal());
    ProjectRepository before =
        repository(elsewhere).insert(ProjectRepositories.linking(elsewhere.id(), free.id()));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.repositories().update(free.withExclusiveProjectId(shop.id())))
        .returns("repository.exclusiveProjectId", InvalidValueException::field);
    assertThat(keelson.repositories().get(free.id())).isEqualTo(free);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository(elsewhere).update(before.withRepositoryId(ours.id())))
        .returns("projectRepository.repositoryId", InvalidValueException::field);
    keelson.repositories().update(free.withExclusiveProjectId(elsewhere.id()));
    repository(elsewhere).delete(before.id());
    keelson.repositories().update(free.id(), it -> it.withExclusiveProjectId(shop.id()));
    repository().insert(ProjectRepositories.linking(shop.id(), free.id()));
  }

  @Test
  final void of_many_that_link_it_or_make_it_their_own_at_once_none_overlooks_another() {
    List<Scene> scenes = Stream.generate(shop::elsewhere).limit(Race.RUNNERS).toList();
    for (int round = 0; round < 5; round++) {
      Repository repository = keelson.repositories().insert(Repositories.minimal());
      Race.run(
          fixture,
          (store, i) ->
              store.inTransaction(tx -> {
                Scene own = scenes.get(i).through(tx);
                Entity<?> written =
                    i % 2 == 0
                        ? repository(own)
                            .insert(ProjectRepositories.linking(own.id(), repository.id()))
                        : tx.repositories()
                            .update(repository.id(), it -> it.withExclusiveProjectId(own.id()));
                Race.pause(20); // the commit comes later
                return written;
              }));
      ProjectId alone = keelson.repositories().get(repository.id()).exclusiveProjectId();
      assertThat(scenes)
          .filteredOn(it -> repository(it).findByRepository(repository.id()).isPresent())
          .map(Scene::id)
          .allMatch(linked -> alone == null || alone.equals(linked))
          .satisfies(linked -> assertThat(alone == null).isEqualTo(!linked.isEmpty()));
    }
  }
}

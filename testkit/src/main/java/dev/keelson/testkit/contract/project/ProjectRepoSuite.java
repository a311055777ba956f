// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Entity;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.Scripts;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.Repos;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proves({"R000-52", "R000-53", "R002-125", "R002-126", "R003-53"})
public abstract class ProjectRepoSuite extends OwnedLifecycleSuite<ProjectRepo, ProjectRepoId> {

  @Override
  protected EntityType<ProjectRepo, ProjectRepoId> type() {
    return ProjectRepo.TYPE;
  }

  @Override
  protected ProjectRepoRepository repository(TestWorld world) {
    return world.project().repos();
  }

  @Override
  protected ProjectRepo minimal(TestWorld world) {
    return ProjectRepos.linking(world.id(), world.repo().id());
  }

  @Override
  protected List<ProjectRepo> everyComponentSet(TestWorld world) {
    return List.of(ProjectRepos.everyComponentSet(world.id(), world.repo().id()));
  }

  @Override
  protected ProjectRepo edited(ProjectRepo link) {
    return link.withCopyFiles("edited " + link.version());
  }

  @Override
  protected Map<String, BinaryOperator<ProjectRepo>> clashes() {
    return Map.of("repo_id", (fresh, stored) -> fresh.withRepoId(stored.repoId()));
  }

  @Override
  protected List<Pointer<ProjectRepo, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "repo_id", RepoId.next(), world -> world.repo().id(), ProjectRepo::withRepoId));
  }

  @Override
  protected ProjectRepo movedTo(ProjectRepo link, ProjectId project) {
    return link.withProjectId(project);
  }

  @Override
  protected ProjectRepo inState(ProjectRepo link, String state) {
    CloneStatus status = CloneStatus.LIFECYCLE.parse(state);
    return ProjectRepo.builder()
        .from(link)
        .status(status)
        .failure(status == CloneStatus.ERROR ? Made.FAILURE : null)
        .build();
  }

  @Test
  @Proves({"R000-52", "R000-53"})
  final void a_repo_is_cloned_and_brought_up_to_date_also_after_an_error() {
    ProjectRepo link = repository().update(inserted().cloning());
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

  private List<ProjectRepo> byStatus(CloneStatus status) {
    return all(page -> shop.project().repos().findByStatus(status, page));
  }

  @Test
  @Proves("R002-67")
  final void a_directory_is_used_where_it_is() {
    Repo directory = keelson.repos().insert(Repos.inDirectory());
    ProjectRepo link = repository().insert(ProjectRepo.inPlace(shop.id(), directory, Made.NOW));
    assertThat(link.status()).isEqualTo(CloneStatus.READY);
    assertThat(link.localPath()).isEqualTo(directory.path());
  }

  @Test
  @Proves({"R002-13", "R002-78", "R002-125", "R003-61"})
  final void projects_share_repos_and_have_several() {
    Repo first = shop.repo();
    Repo second = shop.repo();
    TestWorld elsewhere = shop.elsewhere();
    ProjectRepo ours = link(shop, first);
    ProjectRepo more = link(shop, second);
    ProjectRepo theirs = link(elsewhere, first);
    assertThat(all(shop.project().repos()::findAll)).containsExactly(ours, more);
    assertThat(all(elsewhere.project().repos()::findAll)).containsExactly(theirs);
    assertThat(shop.project().repos().findByRepo(second.id())).contains(more);
    assertThat(elsewhere.project().repos().findByRepo(second.id())).isEmpty();
  }

  @Test
  @Proves({"R002-13", "R002-78"})
  final void the_projects_that_link_a_repo_are_found_in_one_call() {
    Repo repo = shop.repo();
    TestWorld elsewhere = shop.elsewhere();
    link(shop, repo);
    link(elsewhere, repo);
    link(shop.elsewhere(), shop.repo());
    assertThat(all(page -> keelson.projects().findByRepo(repo.id(), page)))
        .extracting(Project::id)
        .containsExactly(shop.id(), elsewhere.id());
    assertThat(all(page -> keelson.projects().findByRepo(RepoId.next(), page))).isEmpty();
  }

  private ProjectRepo link(TestWorld world, Repo repo) {
    return repository(world).insert(ProjectRepos.linking(world.id(), repo.id()));
  }

  @Test
  @Proves("R002-126")
  final void what_the_link_says_of_scripts_goes_before_what_the_repo_says() {
    Repo shared = keelson.repos().insert(Repos.everyComponentSet(shop.id()));
    ProjectRepo silent = link(shop, shared);
    assertThat(silent.scripts(shared))
        .isEqualTo(
            Scripts.builder()
                .setup(shared.setupScript())
                .cleanup(shared.cleanupScript())
                .archive(shared.archiveScript())
                .devServer(shared.devServerScript())
                .copyFiles(shared.copyFiles())
                .parallelSetup(true)
                .build());
    ProjectRepo saying =
        ProjectRepo.builder()
            .from(silent)
            .setupScript("make")
            .cleanupScript("")
            .copyFiles("secrets.example")
            .parallelSetupScript(false)
            .build();
    assertThat(repository().update(saying).scripts(shared))
        .isEqualTo(
            Scripts.builder()
                .setup("make")
                .archive(shared.archiveScript())
                .devServer(shared.devServerScript())
                .copyFiles("secrets.example")
                .parallelSetup(false)
                .build());
    Repo another = shop.repo();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> saying.scripts(another))
        .satisfies(e -> assertThat(e.field()).isEqualTo("repo"));
  }

  @Test
  final void what_is_exclusive_to_a_project_is_linked_by_no_other() {
    Repo ours = keelson.repos().insert(Repos.minimal().withExclusiveProjectId(shop.id()));
    TestWorld elsewhere = shop.elsewhere();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(
            () -> repository(elsewhere).insert(ProjectRepos.linking(elsewhere.id(), ours.id())))
        .returns("projectRepo.repoId", InvalidValueException::field);
    assertThat(elsewhere.project().repos().findByRepo(ours.id())).isEmpty();
    repository().insert(ProjectRepos.linking(shop.id(), ours.id()));

    Repo free = keelson.repos().insert(Repos.minimal());
    ProjectRepo before =
        repository(elsewhere).insert(ProjectRepos.linking(elsewhere.id(), free.id()));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.repos().update(free.withExclusiveProjectId(shop.id())))
        .returns("repo.exclusiveProjectId", InvalidValueException::field);
    assertThat(keelson.repos().get(free.id())).isEqualTo(free);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository(elsewhere).update(before.withRepoId(ours.id())))
        .returns("projectRepo.repoId", InvalidValueException::field);
    keelson.repos().update(free.withExclusiveProjectId(elsewhere.id()));
    repository(elsewhere).delete(before.id());
    keelson.repos().update(free.id(), it -> it.withExclusiveProjectId(shop.id()));
    repository().insert(ProjectRepos.linking(shop.id(), free.id()));
  }

  @Test
  final void of_many_that_link_it_or_make_it_their_own_at_once_none_overlooks_another() {
    List<TestWorld> worlds = Stream.generate(shop::elsewhere).limit(Race.RUNNERS).toList();
    for (int round = 0; round < 5; round++) {
      Repo repo = keelson.repos().insert(Repos.minimal());
      Race.run(
          fixture,
          (store, i) ->
              store.inTransaction(tx -> {
                TestWorld own = worlds.get(i).through(tx);
                Entity<?> written =
                    i % 2 == 0
                        ? repository(own).insert(ProjectRepos.linking(own.id(), repo.id()))
                        : tx.repos().update(repo.id(), it -> it.withExclusiveProjectId(own.id()));
                Race.pause(20); // the commit comes later
                return written;
              }));
      ProjectId alone = keelson.repos().get(repo.id()).exclusiveProjectId();
      assertThat(worlds)
          .filteredOn(it -> repository(it).findByRepo(repo.id()).isPresent())
          .map(TestWorld::id)
          .allMatch(linked -> alone == null || alone.equals(linked))
          .satisfies(linked -> assertThat(alone == null).isEqualTo(!linked.isEmpty()));
    }
  }
}

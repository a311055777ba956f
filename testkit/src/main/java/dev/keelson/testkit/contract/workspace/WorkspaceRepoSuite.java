// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.WorkspaceRepos;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import dev.keelson.workspace.WorkspaceRepoId;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-127", "R002-128"})
public abstract class WorkspaceRepoSuite extends OwnedSuite<WorkspaceRepo, WorkspaceRepoId> {

  @Override
  protected EntityType<WorkspaceRepo, WorkspaceRepoId> type() {
    return WorkspaceRepo.TYPE;
  }

  @Override
  protected Repository<WorkspaceRepo, WorkspaceRepoId> repository(TestWorld world) {
    return world.project().workspaceRepos();
  }

  @Override
  protected WorkspaceRepo minimal(TestWorld world) {
    return WorkspaceRepos.ontoMain(world.workspace(), world.repo().id());
  }

  @Override
  protected List<WorkspaceRepo> everyComponentSet(TestWorld world) {
    return List.of(WorkspaceRepos.everyComponentSet(world.workspace(), world.repo().id()));
  }

  @Override
  protected WorkspaceRepo edited(WorkspaceRepo repo) {
    return repo.withTargetBranch("edit-" + repo.version());
  }

  @Override
  protected Map<String, BinaryOperator<WorkspaceRepo>> clashes() {
    return Map.of(
        "workspace_id_repo_id",
        (fresh, stored) -> fresh.withWorkspaceId(stored.workspaceId()).withRepoId(stored.repoId()));
  }

  @Override
  protected List<Pointer<WorkspaceRepo, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "workspace_id",
            WorkspaceId.next(),
            world -> world.workspace().id(),
            WorkspaceRepo::withWorkspaceId),
        new Pointer<>(
            "repo_id", RepoId.next(), world -> world.repo().id(), WorkspaceRepo::withRepoId));
  }

  @Override
  protected WorkspaceRepo movedTo(WorkspaceRepo repo, ProjectId project) {
    return repo.withProjectId(project);
  }

  @Test
  @Proves({"R002-03", "R002-26", "R002-36", "R002-78", "R002-128"})
  final void a_workspace_has_several_repos_which_others_may_have_as_well() {
    Workspace workspace = shop.workspace();
    RepoId shared = shop.repo().id();
    WorkspaceRepo first = repository().insert(WorkspaceRepos.ontoMain(workspace, shared));
    WorkspaceRepo second =
        repository().insert(WorkspaceRepos.everyComponentSet(workspace, shop.repo().id()));
    repository().insert(WorkspaceRepos.ontoMain(shop.workspace(), shared));
    TestWorld elsewhere = shop.elsewhere();
    repository(elsewhere).insert(WorkspaceRepos.ontoMain(elsewhere.workspace(), shared));
    assertThat(all(page -> shop.project().workspaceRepos().findByWorkspace(workspace.id(), page)))
        .containsExactly(first, second);
  }
}

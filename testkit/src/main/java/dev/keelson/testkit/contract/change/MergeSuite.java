// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeId;
import dev.keelson.change.MergeMethod;
import dev.keelson.change.MergeMethod.Direct;
import dev.keelson.change.MergeMethod.ViaPullRequest;
import dev.keelson.change.MergeRepository;
import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Merges;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R002-79", "R002-80", "R002-81", "R002-82", "R002-83", "R002-84", "R002-85", "R002-86", "R002-87",
  "R002-88", "R002-89"
})
public abstract class MergeSuite extends OwnedSuite<Merge, MergeId> {

  @Override
  protected EntityType<Merge, MergeId> type() {
    return Merge.TYPE;
  }

  @Override
  protected MergeRepository repository(TestWorld world) {
    return world.project().merges();
  }

  @Override
  protected Merge minimal(TestWorld world) {
    return Merges.direct(world.workspace(), world.repo().id());
  }

  @Override
  protected List<Merge> everyComponentSet(TestWorld world) {
    return List.of(
        Merges.everyComponentSet(world.workspace(), world.repo().id()),
        Merges.proposed(world.workspace(), world.repo().id()));
  }

  @Override
  protected Merge edited(Merge merge) {
    return merge.withTargetBranch("edit-" + merge.version());
  }

  @Override
  protected Map<String, BinaryOperator<Merge>> clashes() {
    return Map.of();
  }

  @Override
  protected List<Pointer<Merge, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "workspace_id",
            WorkspaceId.next(),
            world -> world.workspace().id(),
            Merge::withWorkspaceId),
        new Pointer<>("repo_id", RepoId.next(), world -> world.repo().id(), Merge::withRepoId));
  }

  @Override
  protected Merge movedTo(Merge merge, ProjectId project) {
    return merge.withProjectId(project);
  }

  @Test
  @Proves({"R002-03", "R002-36", "R002-90"})
  final void a_workspace_has_many_merges_also_of_one_repo() {
    Workspace workspace = shop.workspace();
    RepoId repo = shop.repo().id();
    Merge first = repository(shop).insert(Merges.direct(workspace, repo));
    Merge second = repository(shop).insert(Merges.proposed(workspace, repo));
    repository(shop).insert(minimal(shop));
    assertThat(all(page -> repository(shop).findByWorkspace(workspace.id(), page)))
        .containsExactly(first, second);
  }

  @Test
  @Proves({"R002-83", "R002-84", "R002-85", "R002-86", "R002-87", "R002-88", "R002-89"})
  final void a_merge_is_direct_or_through_a_pull_request() {
    PullRequest open = PullRequests.open(shop.id(), shop.repo().id(), 12);
    for (PullRequest pull :
        List.of(open, open.closed(), open.merged(null, Made.NOW), open.merged("4f1c", Made.NOW))) {
      MergeMethod method = ViaPullRequest.of(pull);
      Merge stored = repository(shop).insert(minimal(shop).withMethod(method));
      assertThat(repository(shop).get(stored.id()).method()).isEqualTo(method);
    }
    assertThat(repository(shop).insert(minimal(shop)).method()).isEqualTo(new Direct("4f1c0a9"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            ViaPullRequest.builder()
                .number(12)
                .url(open.url())
                .status(PullRequestStatus.OPEN)
                .mergedAt(Made.NOW)
                .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepository;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R002-26", "R002-27", "R002-28", "R002-29", "R002-30", "R002-32", "R002-33", "R002-34", "R004-11",
  "R004-12"
})
public abstract class WorkspaceSuite extends OwnedLifecycleSuite<Workspace, WorkspaceId> {

  @Override
  protected EntityType<Workspace, WorkspaceId> type() {
    return Workspace.TYPE;
  }

  @Override
  protected WorkspaceRepository repository(TestWorld world) {
    return world.project().workspaces();
  }

  @Override
  protected Workspace minimal(TestWorld world) {
    return Workspaces.preparing(world.id());
  }

  @Override
  protected List<Workspace> everyComponentSet(TestWorld world) {
    return List.of(Workspaces.everyComponentSet(world.item()), Workspaces.failed(world.id()));
  }

  @Override
  protected Workspace edited(Workspace workspace) {
    return workspace.withName("Edit " + workspace.version());
  }

  @Override
  protected Map<String, BinaryOperator<Workspace>> clashes() {
    return Map.of("branch", (fresh, stored) -> fresh.withBranch(stored.branch()));
  }

  @Override
  protected Workspace inState(Workspace workspace, String state) {
    WorkspaceStatus status = WorkspaceStatus.LIFECYCLE.parse(state);
    return Workspace.builder()
        .from(workspace)
        .status(status)
        .statusReason(status == WorkspaceStatus.ARCHIVED ? StatusReason.SUPERSEDED : null)
        .failure(status == WorkspaceStatus.FAILED ? Made.FAILURE : null)
        .build();
  }

  @Override
  protected List<Pointer<Workspace, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "work_item_id",
            WorkItemId.next(),
            world -> world.item().id(),
            Workspace::withWorkItemId));
  }

  @Override
  protected Workspace movedTo(Workspace workspace, ProjectId project) {
    return workspace.withProjectId(project);
  }

  @Test
  @Proves({"R002-25", "R002-26", "R002-37"})
  final void a_work_item_has_a_workspace_of_its_own_for_every_attempt_also_at_a_time() {
    WorkItem item = shop.item();
    Workspace first = workspaces().insert(Workspace.at(item, "vk", Made.NOW));
    Workspace second = workspaces().insert(Workspace.at(item, "vk", Made.NOW));
    workspaces().insert(Workspace.at(shop.item(), "vk", Made.NOW));
    assertThat(first.branch()).isNotEqualTo(second.branch());
    assertThat(all(page -> workspaces().findByWorkItem(item.id(), page)))
        .containsExactly(first, second);
  }

  @Test
  @Proves("R002-40")
  final void a_branch_is_named_after_its_prefix_its_workspace_and_the_title() {
    WorkItem item =
        shop.project()
            .workItems()
            .insert(WorkItems.pending(shop.id()).withTitle("  Écris: the LOGIN test!  "));
    Workspace made = Workspace.at(item, "vk", Made.NOW);
    assertThat(made.branch()).matches("vk-[0-9a-f]{12}-ecris-the-login-test");
    assertThat(made.id().toString()).endsWith(made.branch().substring(3, 15));
    Workspace longer = Workspace.at(item.withTitle("word ".repeat(90)), "vk", Made.NOW);
    assertThat(longer.branch()).matches("vk-[0-9a-f]{12}(-word){8}").isNotEqualTo(made.branch());
    Workspace wordless = Workspace.at(item.withTitle("修复"), "team/vk", Made.NOW);
    assertThat(wordless.branch()).matches("team/vk-[0-9a-f]{12}");
  }

  @Test
  @Proves("R002-29")
  final void a_workspace_is_found_by_what_its_tree_is_called_and_by_any_path_in_it() {
    Workspace shallow = workspaces().insert(inTree("/trees/7"));
    Workspace deep = workspaces().insert(inTree("/trees/7/nested"));
    Workspace other = workspaces().insert(inTree("/trees/70"));
    Workspace foreign = workspaces().insert(inTree("D:\\trees\\7"));
    assertThat(all(page -> workspaces().findByContainerRef("/trees/7", page)))
        .containsExactly(shallow);
    assertThat(all(page -> workspaces().findByContainerRefPrefix("/trees/7", page)))
        .containsExactly(shallow, deep, other);
    assertThat(all(page -> workspaces().findByContainerRefPrefix("/trees/7/", page)))
        .containsExactly(deep);
    assertThat(workspaces().findByPath("/trees/7/src/Main.java")).contains(shallow);
    assertThat(workspaces().findByPath("/trees/7/nested/src")).contains(deep);
    assertThat(workspaces().findByPath("/trees/70")).contains(other);
    assertThat(workspaces().findByPath("/trees/70/")).contains(other);
    assertThat(workspaces().findByPath("/trees/700")).isEmpty();
    assertThat(workspaces().findByPath("/trees")).isEmpty();
    assertThat(workspaces().findByPath("")).isEmpty();
    assertThat(workspaces().findByPath("D:\\trees\\7\\src")).contains(foreign);
    Workspace again = workspaces().insert(inTree("/trees/7"));
    assertThat(workspaces().findByPath("/trees/7/src")).as("the newest").contains(again);
  }

  private Workspace inTree(String path) {
    return Workspaces.preparing(shop.id()).withContainerRef(path);
  }

  @Test
  final void a_branch_is_taken_only_while_its_workspace_is_live() {
    Workspace first = workspaces().insert(Workspaces.preparing(shop.id()));
    assertThat(workspaces().findByLiveBranch(first.branch())).contains(first);
    Workspace same = Workspaces.preparing(shop.id()).withBranch(first.branch());
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> workspaces().insert(same))
        .satisfies(e -> assertThat(e.key()).isEqualTo("branch"));
    TestWorld elsewhere = shop.elsewhere();
    workspaces(elsewhere).insert(Workspaces.preparing(elsewhere.id()).withBranch(first.branch()));

    WorkspaceId id = first.id();
    workspaces().update(id, workspace -> workspace.ready(Made.NOW));
    Workspace archived =
        workspaces().update(id, workspace -> workspace.archived(StatusReason.SUPERSEDED));
    assertThat(workspaces().findByLiveBranch(first.branch())).isEmpty();
    Workspace second = workspaces().insert(same);
    assertThat(workspaces().findByLiveBranch(first.branch())).contains(second);
    assertThatExceptionOfType(AlreadyExistsException.class)
        .as("restored while its branch is taken")
        .isThrownBy(() -> workspaces().update(archived.ready(Made.NOW)));
    workspaces().update(second.id(), workspace -> workspace.failed(Made.FAILURE));
    assertThat(workspaces().update(archived.ready(Made.NOW)).isActive())
        .as("whether it is active")
        .isTrue();
  }

  @Test
  @Proves({"R002-33", "R002-39"})
  final void an_archived_workspace_stays_and_can_be_restored() {
    workspaces().insert(Workspaces.ready(shop.item()));
    Workspace ready = workspaces().insert(Workspaces.ready(shop.item()));
    Workspace archived =
        workspaces().update(ready.id(), w -> w.archived(StatusReason.CANCELLED_BY_USER));
    assertThat(workspaces().get(ready.id())).isEqualTo(archived);
    assertThat(all(page -> workspaces().findByStatus(WorkspaceStatus.ARCHIVED, page)))
        .containsExactly(archived);
    Workspace restored = workspaces().update(ready.id(), w -> w.ready(Made.NOW.plusSeconds(9)));
    assertThat(restored.setupCompletedAt()).isEqualTo(ready.setupCompletedAt());
    assertThat(restored.statusReason()).isNull();
    assertThat(shop.states(ready.id())).containsExactly("ready", "archived", "ready");
  }

  private WorkspaceRepository workspaces() {
    return workspaces(shop);
  }

  private static WorkspaceRepository workspaces(TestWorld world) {
    return world.project().workspaces();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static dev.keelson.testkit.contract.work.FencedWrites.entity;
import static dev.keelson.testkit.contract.work.FencedWrites.inserting;

import dev.keelson.ProjectScope;
import dev.keelson.core.StatusReason;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.contract.work.FencedWrites.Writing;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.IssueAnalyses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Merges;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.WorkspaceRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemImage;
import dev.keelson.workspace.Workspace;
import java.util.Map;

/** Every kind of write under a lease that is in no run. */
final class WritesBeside {

  private WritesBeside() {}

  /** What belongs to no work, and to the workspaces of one's own. */
  static Map<String, Writing> all() {
    Map<String, Writing> writes = FencedWrites.none();
    inserting(
        writes, "workItems", ProjectScope::workItems, (shop, work) -> WorkItems.pending(shop.id()));
    inserting(
        writes,
        "activities",
        ProjectScope::activities,
        (shop, work) -> Activities.triggered(shop.id()));
    writes.put(
        "activities.append",
        (shop, work) -> p -> p.activities().append(Activities.triggered(p.id())));
    entity(
        writes,
        "issueAnalyses",
        ProjectScope::issueAnalyses,
        (shop, work) -> IssueAnalyses.pending(shop.id(), shop.repo().id()));
    entity(
        writes,
        "workspaces",
        ProjectScope::workspaces,
        (shop, work) -> Workspaces.preparing(shop.id()));
    writes.put("workspaces.update", onWorkspace((p, its) -> p.workspaces().update(its)));
    writes.put(
        "termination.close",
        onWorkspace((p, its) -> p.termination().close(its.id(), StatusReason.KILLED)));
    entity(
        writes,
        "workspaceRepos",
        ProjectScope::workspaceRepos,
        (shop, work) -> WorkspaceRepos.ontoMain(workspace(shop, work), shop.repo().id()));
    entity(
        writes,
        "merges",
        ProjectScope::merges,
        (shop, work) -> Merges.direct(workspace(shop, work), shop.repo().id()));
    addFiles(writes);
    return writes;
  }

  private static Writing onWorkspace(Write<Workspace> write) {
    return (shop, work) -> {
      Workspace its = workspace(shop, work);
      return p -> write.make(p, its);
    };
  }

  /** A workspace in which the run works. */
  private static Workspace workspace(TestWorld shop, Work work) {
    return shop.project().workspaces().get(WritesInRun.session(shop, work).requireWorkspaceId());
  }

  private static void addFiles(Map<String, Writing> writes) {
    writes.put("files.insert", (shop, work) -> p -> p.files().insert(ProjectFiles.minimal(p.id())));
    writes.put("files.ensure", (shop, work) -> p -> p.files().ensure(ProjectFiles.of(p.id(), "x")));
    writes.put(
        "files.ingest",
        onFile((p, file) -> p.files().ingest(file.id(), 1, FileChunks.of(file, 1, "x"))));
    writes.put("files.delete", onFile((p, file) -> p.files().delete(file.id())));
  }

  private static Writing onFile(Write<ProjectFile> write) {
    return (shop, work) -> {
      ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
      return p -> write.make(p, file);
    };
  }

  /** What belongs to the item that is leased. */
  static Map<String, Writing> atItem() {
    Map<String, Writing> writes = FencedWrites.none();
    writes.put(
        "workItems.update",
        (shop, work) ->
            p -> p.workItems().update(p.workItems().get(work.lease().workItemId()).withTitle("x")));
    inserting(
        writes,
        "runs",
        ProjectScope::runs,
        (shop, work) ->
            Runs.at(
                shop.project().workItems().get(work.lease().workItemId()), work.lease().holder()));
    inserting(writes, "dependencies", ProjectScope::dependencies, WritesBeside::waiting);
    writes.put(
        "dependencies.delete",
        (shop, work) -> {
          WorkItemDependency stored = shop.project().dependencies().insert(waiting(shop, work));
          return p -> p.dependencies().delete(stored.id());
        });
    inserting(writes, "itemImages", ProjectScope::itemImages, WritesBeside::shown);
    writes.put(
        "itemImages.delete",
        (shop, work) -> {
          WorkItemImage stored = shop.project().itemImages().insert(shown(shop, work));
          return p -> p.itemImages().delete(stored.id());
        });
    return writes;
  }

  /** It waits for what is done, so that others may take it over. */
  private static WorkItemDependency waiting(TestWorld shop, Work work) {
    WorkItem done = shop.keelson().workQueue().complete(shop.claimed().lease(), Outcome.success());
    return WorkItemDependency.of(shop.id(), work.lease().workItemId(), done.id(), Made.NOW);
  }

  private static WorkItemImage shown(TestWorld shop, Work work) {
    return WorkItemImage.of(
        shop.id(),
        work.lease().workItemId(),
        shop.host().images().insert(Images.minimal()).id(),
        Made.NOW);
  }

  private interface Write<V> {
    void make(ProjectScope project, V value);
  }
}

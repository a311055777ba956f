// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;
import static java.util.Comparator.comparingInt;

import dev.keelson.core.WorkItemId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workflows;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import java.util.List;

/** The queries that list workflows, and what work items have. */
final class WorkListings {

  static final List<Listing<?>> OF_WORKFLOWS =
      List.of(
          Listing.shared(
              "all workflow definitions",
              world ->
                  new Shelf<>(
                      i -> world.keelson().workflows().insert(workflow(i)),
                      (in, page) -> in.keelson().workflows().findAll(page))),
          new Listing<>(
              "revisions of a workflow definition",
              false,
              comparingInt(WorkflowDefinition::revision).reversed(),
              world ->
                  new Shelf<>(
                      i -> world.keelson().workflows().insert(workflow(i).withName("fix")),
                      (in, page) -> in.keelson().workflows().findRevisions("fix", page))));

  static final List<Listing<?>> OF_ITEMS =
      List.of(
          Listing.owned(
              "work items with a label",
              world -> {
                String label = "of " + id(0);
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .workItems()
                            .insert(
                                WorkItems.pending(world.id())
                                    .withLabels(List.of("ui", label))
                                    .withId(new WorkItemId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) -> in.project().workItems().findByLabel(label, page));
              }),
          Listing.owned(
              "what a work item waits for",
              world -> {
                WorkItemId blocked = world.item().id();
                return new Shelf<>(
                    i -> link(world, i, blocked, world.item().id()),
                    (in, page) -> in.project().dependencies().findByBlocked(blocked, page));
              }),
          Listing.owned(
              "what waits for a work item",
              world -> {
                WorkItemId blocker = world.item().id();
                return new Shelf<>(
                    i -> link(world, i, world.item().id(), blocker),
                    (in, page) -> in.project().dependencies().findByBlocker(blocker, page));
              }),
          Listing.owned(
              "what waits in vain",
              world -> {
                WorkItemId failed =
                    world.project().workItems().insert(WorkItems.failed(world.id())).id();
                return new Shelf<>(
                    i -> link(world, i, world.item().id(), failed),
                    (in, page) -> in.project().dependencies().findBroken(page));
              }),
          Listing.owned(
              "images of a work item",
              world -> {
                WorkItemId item = world.item().id();
                return new Shelf<>(
                    i -> show(world, i, item, image(world)),
                    (in, page) -> in.project().itemImages().findByWorkItem(item, page));
              }),
          Listing.owned(
              "work items of an image",
              world -> {
                ImageId image = image(world);
                return new Shelf<>(
                    i -> show(world, i, world.item().id(), image),
                    (in, page) -> in.project().itemImages().findByImage(image, page));
              }));

  private WorkListings() {}

  private static WorkItemDependency link(
      TestWorld world, int i, WorkItemId blocked, WorkItemId blocker) {
    return world
        .project()
        .dependencies()
        .insert(
            WorkItemDependency.of(world.id(), blocked, blocker, Made.NOW)
                .withId(new WorkItemDependencyId(id(i)))
                .withAudit(made(i)));
  }

  private static ImageId image(TestWorld world) {
    return world.keelson().images().insert(Images.minimal()).id();
  }

  private static WorkItemImage show(TestWorld world, int i, WorkItemId item, ImageId image) {
    return world
        .project()
        .itemImages()
        .insert(
            WorkItemImage.of(world.id(), item, image, Made.NOW)
                .withId(new WorkItemImageId(id(i)))
                .withAudit(made(i)));
  }

  private static WorkflowDefinition workflow(int i) {
    return Workflows.minimal().withId(new WorkflowDefinitionId(id(i))).withAudit(made(i));
  }
}

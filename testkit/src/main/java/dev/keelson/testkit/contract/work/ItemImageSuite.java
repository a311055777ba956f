// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.LinkSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.ImageId;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemImageId;
import dev.keelson.work.WorkItemImageRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves({"R002-02", "R002-25", "R002-104", "R002-129"})
public abstract class ItemImageSuite extends LinkSuite<WorkItemImage, WorkItemImageId> {

  @Override
  protected EntityType<WorkItemImage, WorkItemImageId> type() {
    return WorkItemImage.TYPE;
  }

  @Override
  protected WorkItemImageRepository repository(TestWorld world) {
    return world.project().itemImages();
  }

  @Override
  protected boolean delete(TestWorld world, WorkItemImageId id) {
    return repository(world).delete(id);
  }

  @Override
  protected WorkItemImage link(TestWorld world) {
    return shows(world, world.item(), image());
  }

  @Override
  protected WorkItemImage again(WorkItemImage link) {
    return link.withId(WorkItemImageId.next());
  }

  @Override
  protected WorkItemImage movedTo(WorkItemImage link, ProjectId project) {
    return link.withProjectId(project);
  }

  @Override
  protected List<Pointer<WorkItemImage, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "work_item_id",
            WorkItemId.next(),
            world -> world.item().id(),
            WorkItemImage::withWorkItemId),
        new Pointer<>("image_id", ImageId.next(), world -> image(), WorkItemImage::withImageId));
  }

  @Test
  @Proves({"R002-02", "R002-25", "R002-104", "R002-129"})
  final void an_item_shows_many_images_and_an_image_is_shown_by_many_items() {
    WorkItem item = shop.item();
    ImageId image = image();
    WorkItemImage first = repository(shop).insert(shows(shop, item, image));
    WorkItemImage second = repository(shop).insert(shows(shop, item, image()));
    WorkItemImage other = repository(shop).insert(shows(shop, shop.item(), image));
    assertThat(all(page -> repository(shop).findByWorkItem(item.id(), page)))
        .containsExactly(first, second);
    assertThat(all(page -> repository(shop).findByImage(image, page)))
        .containsExactly(first, other);
    repository(shop).delete(first.id());
    assertThat(keelson.images().find(image)).isPresent();
  }

  private ImageId image() {
    return keelson.images().insert(Images.minimal()).id();
  }

  private static WorkItemImage shows(TestWorld world, WorkItem item, ImageId image) {
    return WorkItemImage.of(world.id(), item.id(), image, Made.NOW);
  }
}

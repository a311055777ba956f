// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * An image attached to a work item (R002-104, R002-129).
 *
 * @param workItemId the item
 * @param imageId the image, unique per item
 */
@Value.Builder
public record WorkItemImage(
    ProjectId projectId,
    WorkItemImageId id,
    WorkItemId workItemId,
    ImageId imageId,
    AuditInfo audit)
    implements WithWorkItemImage, Entity<WorkItemImageId>, ProjectOwned {

  /** {@code work_item_id}. */
  public static final Reference<WorkItemImage, WorkItemId> WORK_ITEM_ID =
      Reference.to("work_item_id", WorkItemId.class, WorkItemImage::workItemId);

  /** {@code image_id}. */
  public static final Reference<WorkItemImage, ImageId> IMAGE_ID =
      Reference.to("image_id", ImageId.class, WorkItemImage::imageId);

  /** The type descriptor of the images of work items. */
  public static final EntityType<WorkItemImage, WorkItemImageId> TYPE =
      EntityType.of(
              "work_item_image",
              WorkItemImage.class,
              WorkItemImageId.class,
              WorkItemImageId::new,
              WorkItemImage::withAudit)
          .unique(WORK_ITEM_ID, IMAGE_ID)
          .ownedBy(WORK_ITEM_ID)
          .refersTo(IMAGE_ID)
          .listedBy(WORK_ITEM_ID)
          .listedBy(IMAGE_ID)
          .fixed(WORK_ITEM_ID, IMAGE_ID);

  public WorkItemImage {
    Check.present(projectId, "workItemImage.projectId");
    Check.present(id, "workItemImage.id");
    Check.present(workItemId, "workItemImage.workItemId");
    Check.present(imageId, "workItemImage.imageId");
    Check.present(audit, "workItemImage.audit");
  }

  /** Returns a new link that attaches {@code image} to {@code item}. */
  public static WorkItemImage of(ProjectId project, WorkItemId item, ImageId image, Instant now) {
    return new WorkItemImage(project, WorkItemImageId.next(), item, image, AuditInfo.made(now));
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds links. */
  public static final class Builder extends WorkItemImageBuilder {}
}

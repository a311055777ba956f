// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.keelson.core.Check;
import dev.keelson.core.StatusReason;
import org.jspecify.annotations.Nullable;

/** How work under a lease ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = Outcome.InReview.class, name = "in_review"),
  @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

  /** Returns the outcome that the work is done and accepted. */
  static Outcome success() {
    return new Succeeded();
  }

  /** Returns the outcome that the work is done and needs review. */
  static Outcome review() {
    return new InReview();
  }

  /** Returns the outcome that the work failed. */
  static Outcome failure(StatusReason reason) {
    return new Failed(reason);
  }

  /** Returns the new status of the item. */
  default WorkItemStatus status() {
    return switch (this) {
      case Succeeded succeeded -> WorkItemStatus.COMPLETED;
      case InReview inReview -> WorkItemStatus.IN_REVIEW;
      case Failed failed -> WorkItemStatus.FAILED;
    };
  }

  /** Returns the status reason of the item, or null if there is none. */
  default @Nullable StatusReason reason() {
    return this instanceof Failed(StatusReason reason) ? reason : null;
  }

  /** See {@link #success}. */
  record Succeeded() implements Outcome {}

  /** See {@link #review}. */
  record InReview() implements Outcome {}

  /** See {@link #failure}. */
  record Failed(StatusReason why) implements Outcome {
    public Failed {
      Check.present(why, "failed.why");
    }
  }
}

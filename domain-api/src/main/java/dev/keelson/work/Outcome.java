// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.keelson.core.Check;
import dev.keelson.core.StatusReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How work under a lease ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = Outcome.InReview.class, name = "in_review"),
  @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Outcome.Retry.class, name = "retry"),
  @JsonSubTypes.Type(value = Outcome.Waiting.class, name = "waiting")
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

  /** Returns the outcome that the work failed, and isn't tried again. */
  static Outcome failure(StatusReason reason) {
    return new Failed(reason);
  }

  /**
   * Returns the outcome that this attempt failed: the item is pending again, and may be claimed
   * after a wait. By its {@link WorkItem#retry} that doubles with each attempt; chance takes up to
   * half of it off, so that what failed together doesn't come back together. After its last attempt
   * the item fails instead, with the reason {@code attempts_exhausted}.
   */
  static Outcome retry(StatusReason reason) {
    return new Retry(reason, null);
  }

  /** Like {@link #retry(StatusReason)}, after exactly that wait, in whole milliseconds. */
  static Outcome retry(StatusReason reason, Duration after) {
    return new Retry(reason, Check.present(after, "after"));
  }

  /**
   * Returns the outcome that the work goes on later, once something else is there: the item frees
   * its lease, nobody claims it meanwhile, and the attempt that ends so is not counted.
   *
   * <ul>
   *   <li>For an approval or a signal it is {@link WorkItemStatus#WAITING}, until whoever decides
   *       or ends the approval, delivers the signal, or ends the run makes it pending in the same
   *       transaction, with the reason {@code woken}; at once if that has happened before. The
   *       approval, or the run of the signal, must be one at the item.
   *   <li>For a time it is pending, and available then.
   *   <li>For other items it is pending, and blocked by each of them until that has ended.
   * </ul>
   */
  static Outcome waiting(Awaited what) {
    return new Waiting(what);
  }

  /** Returns the new status of the item; after the last attempt, a retry fails it instead. */
  default WorkItemStatus status() {
    return switch (this) {
      case Succeeded succeeded -> WorkItemStatus.COMPLETED;
      case InReview inReview -> WorkItemStatus.IN_REVIEW;
      case Failed failed -> WorkItemStatus.FAILED;
      case Retry retry -> WorkItemStatus.PENDING;
      case Waiting(Awaited what) ->
          what instanceof AwaitedEvent ? WorkItemStatus.WAITING : WorkItemStatus.PENDING;
    };
  }

  /** Returns the status reason of the item, or null if there is none. */
  default @Nullable StatusReason reason() {
    return switch (this) {
      case Failed(StatusReason why) -> why;
      case Retry(StatusReason why, Duration after) -> why;
      case Waiting(Awaited what) -> what.reason();
      default -> null;
    };
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

  /** See {@link #waiting}. */
  record Waiting(Awaited what) implements Outcome {
    public Waiting {
      Check.present(what, "waiting.what");
    }
  }

  /**
   * See {@link #retry}.
   *
   * @param after the wait, to the millisecond, up to 365 days; null for that of the item's policy
   */
  record Retry(StatusReason why, @Nullable Duration after) implements Outcome {

    public Retry {
      Check.present(why, "retry.why");
      after =
          after == null
              ? null
              : Check.atMostDays(365, Check.millis(0, after, "retry.after"), "retry.after");
    }
  }
}

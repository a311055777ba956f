// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.StatusReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How work under a lease ended. */
public sealed interface Outcome {

  /** The work is done and accepted. */
  static Outcome success() {
    return new Success();
  }

  /** The work is done and somebody must accept it. */
  static Outcome review() {
    return new Review();
  }

  /** The work failed. */
  static Outcome failure(StatusReason reason) {
    return new Failure(reason);
  }

  /** The status that the item goes to. */
  default WorkItemStatus status() {
    return switch (this) {
      case Success success -> WorkItemStatus.COMPLETED;
      case Review review -> WorkItemStatus.IN_REVIEW;
      case Failure failure -> WorkItemStatus.FAILED;
    };
  }

  /** The reason that the item keeps, or null if there is none. */
  default @Nullable StatusReason reason() {
    return this instanceof Failure(StatusReason reason) ? reason : null;
  }

  /** See {@link #success}. */
  record Success() implements Outcome {}

  /** See {@link #review}. */
  record Review() implements Outcome {}

  /** See {@link #failure}. */
  record Failure(StatusReason why) implements Outcome {
    public Failure {
      Objects.requireNonNull(why, "why");
    }
  }
}

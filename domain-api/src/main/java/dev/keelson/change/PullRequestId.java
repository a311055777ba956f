// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link PullRequest}. */
public record PullRequestId(UUID value) implements Id {

  public PullRequestId {
    Check.present(value, "pullRequestId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static PullRequestId next() {
    return new PullRequestId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static PullRequestId parse(String text) {
    return Ids.parse(text, "PullRequestId", PullRequestId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A hold: nothing of a project, or of one run, is removed until it is lifted.
 *
 * @param projectId the project
 * @param runId the run, or null for the whole project
 * @param reason why, one line of at most {@value #MAX_REASON} characters
 * @param actor who placed it
 * @param at when
 */
@Value.Builder
public record JournalHold(
    ProjectId projectId, @Nullable RunId runId, String reason, Actor actor, Instant at) {

  /** The maximum length of a reason. */
  public static final int MAX_REASON = 1000;

  public JournalHold {
    Check.present(projectId, "journalHold.projectId");
    Check.line(reason, "journalHold.reason", MAX_REASON);
    Check.present(actor, "journalHold.actor");
    Check.present(at, "journalHold.at");
  }

  /** Returns whether this keeps what belongs to that run, or to none, in its project. */
  public boolean keeps(@Nullable RunId run) {
    return runId == null || runId.equals(run);
  }

  /** Returns the refusal to remove what this keeps. */
  public InvalidValueException refusal() {
    return new InvalidValueException(
        "hold", "must be lifted before anything of it is removed", "it is held: " + reason);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds holds. */
  public static final class Builder extends JournalHoldBuilder {
    Builder() {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer to an approval. Written once, and never twice by the same person.
 *
 * @param decidedBy who answered
 * @param rationale why
 * @param decidedAt when, by the database's clock
 */
@Value.Builder
public record ApprovalDecision(
    ProjectId projectId,
    ApprovalId approvalId,
    Actor decidedBy,
    Verdict verdict,
    @Nullable String rationale,
    Instant decidedAt)
    implements ProjectOwned {

  public ApprovalDecision {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(approvalId, "approvalId");
    Objects.requireNonNull(decidedBy, "decidedBy");
    Objects.requireNonNull(verdict, "verdict");
    Check.optionalText(rationale, "approvalDecision.rationale", 10_000);
    decidedAt = Timestamps.of(decidedAt, "decidedAt");
  }

  /** An empty builder. */
  public static ApprovalDecisionBuilder builder() {
    return new ApprovalDecisionBuilder();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How verdicts are stored. */
@NullUnmarked
@Entity(name = "KeelsonApprovalDecision")
@Table(name = "approval_decision", schema = Rows.SCHEMA)
class ApprovalDecisionRow extends Row {

  @Id public ProjectId projectId;
  @Id public ApprovalId approvalId;
  @Id public Actor decidedBy;
  public Verdict verdict;
  public String rationale;
  public Instant decidedAt;

  static final Mapping<ApprovalDecision, ApprovalDecisionRow> MAPPING =
      Mapping.of(ApprovalDecisionRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, approvalId, decidedBy);
  }

  @Mapper
  interface Values extends RowMapper<ApprovalDecision, ApprovalDecisionRow> {}
}

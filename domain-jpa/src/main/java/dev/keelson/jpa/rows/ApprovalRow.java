// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Digest;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.RunStepId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How approvals are stored. */
@NullUnmarked
@Entity(name = "KeelsonApproval")
@Table(name = "approval", schema = Row.SCHEMA)
public class ApprovalRow extends OwnedRow<ApprovalId> {

  public RunId runId;
  public RunStepId stepId;
  public ApprovalScope scope;
  public String target;
  public String intentSummary;
  public Digest parametersDigest;
  public Json metadata;
  public Actor requestedBy;
  public List<String> alsoRequestedBy;
  public List<String> deciders;
  public boolean selfApproval;
  public int quorum;
  public int granted;
  public Instant expiresAt;
  public ApprovalStatus status;
  public StatusReason statusReason;
  public Instant decidedAt;
  public Actor decidedBy;
  public Instant consumedAt;
  public UUID effectId;

  @Mapper
  public interface Values extends RowMapper<Approval, ApprovalRow> {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.ApprovalId;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.run.RunStepId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How side effects are stored. */
@NullUnmarked
@Entity(name = "KeelsonSideEffect")
@Table(name = "side_effect", schema = Row.SCHEMA)
public class SideEffectRow extends OwnedRow<SideEffectId> {

  public RunId runId;
  public RunStepId stepId;
  public String effectKey;
  public EffectKind kind;
  public String target;
  public Json parameters;
  public Digest parametersDigest;
  public ApprovalId approvalId;
  public SideEffectStatus status;
  public Failure failure;
  public String externalId;
  public Json response;
  public int attempt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<SideEffect, SideEffectRow> {}
}

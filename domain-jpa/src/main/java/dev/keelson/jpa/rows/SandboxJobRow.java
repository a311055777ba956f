// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.JobType;
import dev.keelson.run.RunStepId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.run.SandboxJobStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How sandbox jobs are stored. */
@NullUnmarked
@Entity(name = "KeelsonSandboxJob")
@Table(name = "sandbox_job", schema = Row.SCHEMA)
public class SandboxJobRow extends OwnedRow<SandboxJobId> {

  public RunId runId;
  public RunStepId stepId;
  public JobType jobType;
  public SandboxJobStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public Long exitCode;
  public String transcript;
  public String transcriptRef;
  public Json metadata;
  public Instant startedAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<SandboxJob, SandboxJobRow> {}
}

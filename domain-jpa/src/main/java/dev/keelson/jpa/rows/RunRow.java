// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.work.WorkItemId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How runs are stored. */
@NullUnmarked
@Entity(name = "KeelsonRun")
@Table(name = "run", schema = Row.SCHEMA)
public class RunRow extends OwnedRow<RunId> {

  public String externalKey;
  public String idempotencyKey;
  public WorkItemId workItemId;
  public AgentId agentId;
  public String workflowName;
  public Integer workflowRevision;
  public Digest workflowDigest;
  public Trigger trigger;
  public Json triggerMetadata;
  public Json inputs;
  public Json context;
  public String currentStep;
  public RunStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public int attempt;
  public RunId retryOf;
  public RunId rootRunId;
  public String logsUrl;
  public String artifactsUrl;
  public Instant startedAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<Run, RunRow> {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Lineage;
import dev.keelson.run.Run;
import dev.keelson.run.RunLinks;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.run.WorkflowRef;
import dev.keelson.work.Lock;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** How runs are stored. */
@NullUnmarked
@Entity(name = "KeelsonRun")
@Table(name = "run", schema = Row.SCHEMA)
public class RunRow extends OwnedRow<RunId> {

  public String externalKey;
  public String idempotencyKey;
  public String exclusiveKey;
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
  public AgentId lockedByAgentId;
  public String lockedByWorker;
  public Instant lockedAt;
  public Instant leaseUntil;
  public long leaseToken;
  public Instant startedAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<Run, RunRow> {

    @Override
    @Mapping(target = ".", source = "audit")
    @Mapping(target = ".", source = "lineage")
    @Mapping(target = "workflowName", source = "workflow.name")
    @Mapping(target = "workflowRevision", source = "workflow.revision")
    @Mapping(target = "workflowDigest", source = "workflow.digest")
    @Mapping(target = "logsUrl", source = "links.logs")
    @Mapping(target = "artifactsUrl", source = "links.artifacts")
    @Mapping(target = "lockedByAgentId", source = "lock.agent")
    @Mapping(target = "lockedByWorker", source = "lock.worker")
    @Mapping(target = "lockedAt", source = "lock.since")
    @Mapping(target = "leaseUntil", source = "lock.until")
    RunRow toRow(Run value);

    @Override
    @Mapping(target = "from", ignore = true)
    @Mapping(target = "audit", source = ".")
    @Mapping(target = "workflow", source = ".")
    @Mapping(target = "lineage", source = ".")
    @Mapping(target = "links", source = ".")
    @Mapping(target = "lock", source = ".")
    Run toValue(RunRow row);

    default Lock lock(RunRow row) {
      return row.lockedByAgentId == null
          ? null
          : new Lock(row.lockedByAgentId, row.lockedByWorker, row.lockedAt, row.leaseUntil);
    }

    default WorkflowRef workflow(RunRow row) {
      return row.workflowName == null
          ? null
          : new WorkflowRef(row.workflowName, row.workflowRevision, row.workflowDigest);
    }

    default Lineage lineage(RunRow row) {
      return new Lineage(row.attempt, row.retryOf, row.rootRunId);
    }

    default RunLinks links(RunRow row) {
      return new RunLinks(row.logsUrl, row.artifactsUrl);
    }
  }
}

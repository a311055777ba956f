// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.work.AwaitedEvent;
import dev.keelson.work.Lock;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkType;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** How work items are stored: what changes often in one table, the rest in another. */
@NullUnmarked
@Entity(name = "KeelsonWorkItem")
@Table(name = "work_item", schema = Row.SCHEMA)
@SecondaryTable(name = "work_item_body", schema = Row.SCHEMA)
public class WorkItemRow extends OwnedRow<WorkItemId> {

  @InBody public String externalKey;
  @InBody public WorkspaceId parentWorkspaceId;
  @InBody public WorkItemId rootWorkItemId;
  @InBody public String title;
  @InBody public String description;
  @InBody public String url;
  @InBody public List<String> labels;
  public WorkType workType;
  @InBody public Json payload;
  public WorkItemStatus status;
  public StatusReason statusReason;
  public int priority;
  public String capability;
  public String exclusiveKey;
  public Instant availableAt;
  public AwaitedEvent awaits;
  public int maxAttempts;

  @InBody
  @Convert(converter = Millis.class)
  public Duration retryDelay;

  @InBody
  @Convert(converter = Millis.class)
  public Duration retryMaxDelay;

  public AgentId assignedAgentId;
  public AgentId lockedByAgentId;
  public String lockedByWorker;
  public Instant lockedAt;
  public Instant leaseUntil;
  public long leaseToken;
  public int attempt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<WorkItem, WorkItemRow> {

    @Override
    @Mapping(target = ".", source = "audit")
    @Mapping(target = "maxAttempts", source = "retry.maxAttempts")
    @Mapping(target = "retryDelay", source = "retry.delay")
    @Mapping(target = "retryMaxDelay", source = "retry.maxDelay")
    @Mapping(target = "lockedByAgentId", source = "lock.agent")
    @Mapping(target = "lockedByWorker", source = "lock.worker")
    @Mapping(target = "lockedAt", source = "lock.since")
    @Mapping(target = "leaseUntil", source = "lock.until")
    WorkItemRow toRow(WorkItem value);

    @Override
    @Mapping(target = "from", ignore = true)
    @Mapping(target = "audit", source = ".")
    @Mapping(target = "lock", source = ".")
    @Mapping(target = "retry", source = ".")
    WorkItem toValue(WorkItemRow row);

    default RetryPolicy retry(WorkItemRow row) {
      return new RetryPolicy(row.maxAttempts, row.retryDelay, row.retryMaxDelay);
    }

    default Lock lock(WorkItemRow row) {
      return row.lockedByAgentId == null
          ? null
          : new Lock(row.lockedByAgentId, row.lockedByWorker, row.lockedAt, row.leaseUntil);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.RunStepId;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.SessionId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How processes are stored. */
@NullUnmarked
@Entity(name = "KeelsonExecutionProcess")
@Table(name = "execution_process", schema = Row.SCHEMA)
public class ExecutionProcessRow extends OwnedRow<ExecutionProcessId> {

  public SessionId sessionId;
  public RunId runId;
  public RunStepId stepId;
  public ProcessKind kind;
  public Json executorAction;
  public ExecutionProcessStatus status;
  public StatusReason statusReason;
  public Long exitCode;
  public boolean dropped;
  public Instant startedAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<ExecutionProcess, ExecutionProcessRow> {}
}

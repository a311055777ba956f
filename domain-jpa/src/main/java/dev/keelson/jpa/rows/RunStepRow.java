// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How steps are stored: what changes often in one table, the rest in another. */
@NullUnmarked
@Entity(name = "KeelsonRunStep")
@Table(name = "run_step", schema = Row.SCHEMA)
@SecondaryTable(name = "run_step_body", schema = Row.SCHEMA)
public class RunStepRow extends OwnedRow<RunStepId> {

  public RunId runId;
  public String stepKey;
  @InBody public String name;
  public int position;
  @InBody public String capability;
  @InBody public String description;
  @InBody public String assignedAgent;
  @InBody public Json input;
  @InBody public Json output;
  public RunStepStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public int attempt;
  public long leaseToken;
  public Instant startedAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<RunStep, RunStepRow> {}
}

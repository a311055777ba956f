// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.run.Signal;
import dev.keelson.run.SignalId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How signals are stored. */
@NullUnmarked
@Entity(name = "KeelsonSignal")
@Table(name = "signal", schema = Row.SCHEMA)
public class SignalRow extends OwnedRow<SignalId> {

  public RunId runId;
  public String signalKey;
  public Json payload;

  @Mapper
  public interface Values extends RowMapper<Signal, SignalRow> {}
}

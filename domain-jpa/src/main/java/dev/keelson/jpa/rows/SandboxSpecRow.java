// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.workspace.SandboxRunner;
import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.SandboxSpecId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How sandbox specifications are stored. */
@NullUnmarked
@Entity(name = "KeelsonSandboxSpec")
@Table(name = "sandbox_spec", schema = Row.SCHEMA)
public class SandboxSpecRow extends SharedRow<SandboxSpecId> {

  public String name;
  public SandboxRunner runner;
  public Json config;
  public String baseImage;
  public List<String> env;
  public Json bootstrapSteps;

  @Convert(converter = Millis.class)
  public Duration bootstrapTimeout;

  @Convert(converter = Millis.class)
  public Duration iterationTimeout;

  @Convert(converter = Millis.class)
  public Duration idleTimeout;

  @Convert(converter = Millis.class)
  public Duration hardTimeout;

  public Json resourceLimits;

  @Mapper
  public interface Values extends RowMapper<SandboxSpec, SandboxSpecRow> {}
}

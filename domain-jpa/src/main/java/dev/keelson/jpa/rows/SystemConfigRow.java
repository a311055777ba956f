// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.project.EnvironmentType;
import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the configuration is stored. */
@NullUnmarked
@Entity(name = "KeelsonSystemConfig")
@Table(name = "system_config", schema = Row.SCHEMA)
public class SystemConfigRow extends SharedRow<SystemConfigId> {

  public boolean onboardingCompleted;
  public int onboardingStep;
  public EnvironmentType defaultEnvironment;
  public String localWorkspaceRoot;
  public boolean spritesApiConfigured;

  @Mapper
  public interface Values extends RowMapper<SystemConfig, SystemConfigRow> {}
}

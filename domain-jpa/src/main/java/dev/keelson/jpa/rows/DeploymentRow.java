// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentEnvironment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How deployments are stored. */
@NullUnmarked
@Entity(name = "KeelsonDeployment")
@Table(name = "deployment", schema = Row.SCHEMA)
public class DeploymentRow extends OwnedRow<DeploymentId> {

  public RunId runId;
  public InfraProvider provider;
  public DeploymentEnvironment environment;
  public String providerProjectId;
  public String providerDeploymentId;
  public String url;
  public DeploymentStatus status;
  public Failure failure;
  public Instant observedAt;
  public Instant startedAt;
  public Instant finishedAt;
  public Json metadata;

  @Mapper
  public interface Values extends RowMapper<Deployment, DeploymentRow> {}
}

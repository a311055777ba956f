// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.SecretRef;
import dev.keelson.project.Integration;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How integrations are stored. */
@NullUnmarked
@Entity(name = "KeelsonIntegration")
@Table(name = "integration", schema = Row.SCHEMA)
public class IntegrationRow extends OwnedRow<IntegrationId> {

  public String externalKey;
  public IntegrationKind kind;
  public String name;
  public Json settings;
  public SecretRef secret;
  public IntegrationStatus status;

  @Mapper
  public interface Values extends RowMapper<Integration, IntegrationRow> {}
}

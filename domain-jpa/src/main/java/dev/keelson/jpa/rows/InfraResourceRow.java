// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.delivery.InfraResourceType;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How pieces of infrastructure are stored. */
@NullUnmarked
@Entity(name = "KeelsonInfraResource")
@Table(name = "infra_resource", schema = Row.SCHEMA)
public class InfraResourceRow extends OwnedRow<InfraResourceId> {

  public RunId runId;
  public InfraProvider provider;
  public InfraResourceType resourceType;
  public String externalId;
  public String region;
  public Json metadata;

  @Mapper
  public interface Values extends RowMapper<InfraResource, InfraResourceRow> {}
}

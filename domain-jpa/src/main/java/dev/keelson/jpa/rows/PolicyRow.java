// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How policies are stored. */
@NullUnmarked
@Entity(name = "KeelsonPolicy")
@Table(name = "policy", schema = Row.SCHEMA)
public class PolicyRow extends OwnedRow<PolicyId> {

  public String externalKey;
  public PolicyKey key;
  public Json value;

  @Mapper
  public interface Values extends RowMapper<Policy, PolicyRow> {}
}

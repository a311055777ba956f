// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Actor;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The columns of audit info. */
@NullUnmarked
@MappedSuperclass
abstract class AuditedRow extends Row {

  public Instant createdAt;
  public Instant updatedAt;
  public Actor updatedBy;
  @Version public Long version;
}

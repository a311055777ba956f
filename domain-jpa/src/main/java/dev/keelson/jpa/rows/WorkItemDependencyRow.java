// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.WorkItemId;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How dependencies are stored. */
@NullUnmarked
@Entity(name = "KeelsonWorkItemDependency")
@Table(name = "work_item_dependency", schema = Row.SCHEMA)
public class WorkItemDependencyRow extends OwnedRow<WorkItemDependencyId> {

  public WorkItemId blockedId;
  public WorkItemId blockerId;
  public boolean anyEnd;

  @Mapper
  public interface Values extends RowMapper<WorkItemDependency, WorkItemDependencyRow> {}
}

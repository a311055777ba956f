// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.activity.Activity;
import dev.keelson.activity.ActivityId;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How activities are stored. */
@NullUnmarked
@Entity(name = "KeelsonActivity")
@Table(name = "activity", schema = Row.SCHEMA)
public class ActivityRow extends OwnedRow<ActivityId> {

  public String key;
  public String kind;
  public WorkItemId workItemId;
  public RunId runId;
  public Json parameters;

  @Mapper
  public interface Values extends RowMapper<Activity, ActivityRow> {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The type of an entity that is migrated to another instance (R002-118). An open vocabulary. */
public record SyncedType(String value) implements OpenEnum {

  /** A project. */
  public static final SyncedType PROJECT = new SyncedType("project");

  /** A work item. */
  public static final SyncedType TASK = new SyncedType("task");

  /** A merge through a pull request. */
  public static final SyncedType PR_MERGE = new SyncedType("pr_merge");

  /** A workspace. */
  public static final SyncedType WORKSPACE = new SyncedType("workspace");

  public SyncedType {
    Check.word(value, "syncedType", SyncedType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}

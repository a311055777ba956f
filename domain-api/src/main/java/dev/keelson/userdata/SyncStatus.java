// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a migration to another instance (R002-121, R002-124). */
public enum SyncStatus implements State {
  PENDING,
  MIGRATED,
  FAILED,
  SKIPPED;

  /** The lifecycle of a {@link SyncState}. */
  public static final Lifecycle<SyncStatus> LIFECYCLE =
      Lifecycle.of("sync_state", SyncStatus.class)
          .from(PENDING, MIGRATED, FAILED, SKIPPED)
          .from(FAILED, PENDING)
          .ended(FAILED)
          .build();
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a side effect. */
public enum SideEffectStatus implements State {
  INTENDED,
  DONE,
  FAILED;

  /** The lifecycle of a side effect. A failed one may be retried. */
  public static final Lifecycle<SideEffectStatus> LIFECYCLE =
      Lifecycle.of("side_effect", SideEffectStatus.class)
          .from(INTENDED, DONE, FAILED)
          .from(FAILED, INTENDED)
          .ended(FAILED)
          .build();
}

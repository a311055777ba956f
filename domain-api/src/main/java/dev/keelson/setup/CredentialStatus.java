// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a credential: whether it can be used (R000-27). */
public enum CredentialStatus implements State {
  NOT_SET,
  ACTIVE,
  INVALID,
  EXPIRED;

  /** The lifecycle of a credential. */
  public static final Lifecycle<CredentialStatus> LIFECYCLE =
      Lifecycle.of("credential", CredentialStatus.class)
          .from(NOT_SET, ACTIVE)
          .from(ACTIVE, INVALID, EXPIRED, NOT_SET)
          .from(INVALID, ACTIVE, NOT_SET)
          .from(EXPIRED, NOT_SET)
          .build();
}

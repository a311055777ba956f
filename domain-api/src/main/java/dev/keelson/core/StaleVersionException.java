// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Thrown when an update is based on a version that is no longer the latest. Nothing was changed.
 */
public final class StaleVersionException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id id;
  private final transient long expected;

  public StaleVersionException(Id id, long expected) {
    super(
        "%s is no longer at version %s; read it again and reapply the change"
            .formatted(id.describe(), expected),
        null);
    this.id = id;
    this.expected = expected;
  }

  /** Returns the id of the value. */
  public Id id() {
    return id;
  }

  /** Returns the version that the caller had read. */
  public long expected() {
    return expected;
  }
}

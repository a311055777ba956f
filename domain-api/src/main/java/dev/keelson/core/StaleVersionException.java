// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** An update was made from a read that is no longer the latest. */
public final class StaleVersionException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id id;
  private final transient long expected;

  public StaleVersionException(Id id, long expected) {
    super(
        "%s is no longer at version %d; read it again and reapply the change"
            .formatted(id.describe(), expected),
        null);
    this.id = id;
    this.expected = expected;
  }

  /** What the call was about. */
  public Id id() {
    return id;
  }

  /** The version that the caller had read. */
  public long expected() {
    return expected;
  }
}

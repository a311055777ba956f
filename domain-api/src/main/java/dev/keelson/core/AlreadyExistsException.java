// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Thrown when a value with the same id or unique key is already stored. Nothing was changed. */
public final class AlreadyExistsException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id id;
  private final String key;

  public AlreadyExistsException(Id id, String key) {
    super(
        "%s cannot be stored: its %s is taken; use another one, or find what is stored under it"
            .formatted(id.describe(), key),
        null);
    this.id = id;
    this.key = key;
  }

  /** Returns the value that was refused. */
  public Id id() {
    return id;
  }

  /** Returns the field or fields that must be unique. */
  public String key() {
    return key;
  }
}

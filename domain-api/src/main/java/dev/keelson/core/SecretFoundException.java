// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Thrown when a text or JSON field contains something that looks like a secret. The message never
 * quotes it. Nothing was changed.
 */
public final class SecretFoundException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient String field;
  private final transient String shape;

  public SecretFoundException(String field, String shape) {
    super(
        "%s contains what looks like a secret (%s); store a SecretRef that names it and remove the value"
            .formatted(field, shape),
        null);
    this.field = field;
    this.shape = shape;
  }

  /** Returns the field that was refused. */
  public String field() {
    return field;
  }

  /** Returns the kind of secret that was recognized, for example {@code GitHub token}. */
  public String shape() {
    return shape;
  }
}

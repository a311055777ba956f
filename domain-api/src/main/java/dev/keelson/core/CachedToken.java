// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Objects;

/**
 * A secret token that may be stored because it expires within an hour: the one exception to the
 * rule that secrets are only stored as a {@link SecretRef} (R000-05).
 *
 * <p>It is not a record, so that code that prints or serializes values by their components never
 * exposes the text.
 */
public final class CachedToken {

  private final transient String secret;

  private CachedToken(String secret) {
    this.secret = secret;
  }

  /**
   * Wraps a token.
   *
   * @throws InvalidValueException if it is blank or longer than 4000 characters
   */
  public static CachedToken of(String secret) {
    return new CachedToken(Check.line(secret, "cachedToken", 4000));
  }

  /** Returns the token itself, for authentication. Never log it. */
  public String reveal() {
    return secret;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CachedToken token && token.secret.equals(secret);
  }

  @Override
  public int hashCode() {
    return Objects.hash(secret);
  }

  /** Returns a fixed mask, whatever the token is. */
  @Override
  public String toString() {
    return "***";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Objects;

/**
 * A token that is stored although it is a secret, since it is worth nothing within the hour: the
 * one exception to the rule that only {@link SecretRef} exists (R000-05, canonical rule 9).
 *
 * <p>No record, so that what prints or serialises values by their components never finds the text.
 */
public final class CachedToken {

  private final transient String secret;

  private CachedToken(String secret) {
    this.secret = secret;
  }

  /**
   * Wraps a token.
   *
   * @throws InvalidValueException if it is blank or beyond 4000 characters
   */
  public static CachedToken of(String secret) {
    return new CachedToken(Check.line(secret, "cachedToken", 4000));
  }

  /** The token itself, to sign in with; not for logs. */
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

  /** Stars, whatever the token is. */
  @Override
  public String toString() {
    return "***";
  }
}

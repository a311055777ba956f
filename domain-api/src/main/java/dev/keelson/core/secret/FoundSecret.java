// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

/**
 * A place in a text that holds a secret.
 *
 * @param kind what it looks like, for example {@code GitHub token}
 * @param begin where it begins
 * @param end where it ends; the character there is not part of it
 */
public record FoundSecret(String kind, int begin, int end) {

  public FoundSecret {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException("a secret must begin before it ends; got " + begin);
    }
  }

  /** Returns what of it is behind a place. */
  FoundSecret from(int place) {
    return new FoundSecret(kind, place, end);
  }

  /** Returns how many characters it has. */
  public int length() {
    return end - begin;
  }
}

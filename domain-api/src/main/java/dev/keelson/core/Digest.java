// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, as 64 lower-case hexadecimal digits. */
public record Digest(@JsonValue String hex) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    Check.present(hex, "digest.hex");
    Check.that(
        SHA_256.matcher(hex).matches(),
        "digest",
        "must be 64 lower-case hexadecimal digits",
        "take it from Digest.of");
  }

  /** Returns the SHA-256 digest of the text's UTF-8 bytes. */
  public static Digest of(String text) {
    Check.present(text, "text");
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the SHA-256 digest of the bytes. */
  public static Digest of(byte[] bytes) {
    Check.present(bytes, "bytes");
    try {
      return of(MessageDigest.getInstance("SHA-256").digest(bytes), HexFormat.of());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Digest of(byte[] sha256, HexFormat format) {
    return new Digest(format.formatHex(sha256));
  }

  @Override
  public String toString() {
    return hex;
  }
}

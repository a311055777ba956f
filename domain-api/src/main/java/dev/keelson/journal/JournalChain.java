// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The chain of a journal: the digest of an entry is the SHA-256 of the digest before it, and of the
 * entry with its place in a byte form that {@code docs/journal.md} defines, with test vectors. The
 * digest before the first entry is that of the 16 bytes of the project's id.
 */
public final class JournalChain {

  private static final byte FORM = 1;

  private JournalChain() {}

  /** Returns the digest before the first entry of a project. */
  public static Digest first(ProjectId project) {
    Check.present(project, "project");
    return Digest.of(bytes(project.value()));
  }

  /** Returns the digest of an entry at a place. */
  public static Digest next(Digest before, JournalEntry entry, long place) {
    Check.present(before, "before");
    Check.present(entry, "entry");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(before.hex()));
    bytes.writeBytes(bytes(entry, place));
    return Digest.of(bytes.toByteArray());
  }

  /** Returns an entry and its place in the byte form that goes into the chain. */
  public static byte[] bytes(JournalEntry entry, long place) {
    Check.present(entry, "entry");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(FORM);
      field(out, bytes(entry.projectId().value()));
      field(out, bytes(place));
      field(out, bytes(entry.kind()));
      field(out, bytes(entry.subjectId()));
      field(out, bytes(entry.version()));
      field(out, bytes(entry.fromState()));
      field(out, bytes(entry.toState()));
      field(out, bytes(entry.reason() == null ? null : entry.reason().value()));
      field(out, bytes(text(entry.failure())));
      field(out, bytes(entry.actor().toString()));
      field(out, bytes(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())));
      field(out, entry.runId() == null ? null : bytes(entry.runId().value()));
      field(out, bytes(entry.cause() == null ? null : entry.cause().toString()));
      field(out, bytes(text(entry.counts())));
      field(out, bytes(entry.worker()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void field(DataOutputStream out, byte @Nullable [] value) throws IOException {
    out.writeInt(value == null ? -1 : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(@Nullable Json json) {
    return json == null ? null : text(json.toTree());
  }

  /**
   * Returns JSON with its members by the bytes of their names, without white space, its numbers
   * written out without trailing zeros, its texts as RFC 8785 has them.
   */
  private static String text(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .sorted(Map.Entry.comparingByKey(JournalChain::byBytes))
          .map(member -> quoted(member.getKey()) + ":" + text(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(JournalChain::text)
          .collect(Collectors.joining(",", "[", "]"));
    } else if (node.isNumber()) {
      return node.decimalValue().signum() == 0
          ? "0"
          : node.decimalValue().stripTrailingZeros().toPlainString();
    }
    return node.isString() ? quoted(node.stringValue()) : node.toString();
  }

  private static int byBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case '\b' -> quoted.append("\\b");
            case '\t' -> quoted.append("\\t");
            case '\n' -> quoted.append("\\n");
            case '\f' -> quoted.append("\\f");
            case '\r' -> quoted.append("\\r");
            default -> {
              if (c < ' ') {
                quoted.append("\\u" + HexFormat.of().toHexDigits((char) c));
              } else {
                quoted.append((char) c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}

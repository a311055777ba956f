// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Turns a file into an artifact. */
final class Product {

  private Product() {}

  /** A builder of an artifact whose content is in the row if it may be, else in the file. */
  static Artifact.Builder of(ProjectId project, ArtifactKind kind, String logicalKey, Path file)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Artifact.Builder artifact = Artifact.builder();
    artifact
        .projectId(project)
        .id(ArtifactId.next())
        .kind(kind)
        .logicalKey(logicalKey)
        .name(file.getFileName().toString())
        .mediaType("text/plain")
        .content(
            inline(bytes)
                .<ArtifactContent>map(ArtifactContent.Inline::new)
                .orElseGet(() -> new ArtifactContent.File(file.toString())))
        .digest(Digest.of(bytes))
        .sizeBytes(bytes.length)
        .status(ArtifactStatus.PUBLISHED)
        .audit(AuditInfo.made(Instant.now()));
    return artifact;
  }

  /** The text, unless it is long, not text at all, or looks like a secret, which no store keeps. */
  private static Optional<String> inline(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text)
          .filter(it -> it.length() <= ArtifactContent.MAX_INLINE)
          .filter(it -> it.indexOf('\0') < 0)
          .filter(it -> SecretScanner.standard().find(it).isEmpty());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

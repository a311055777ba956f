// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductTest {

  @TempDir Path directory;

  @Test
  void a_short_text_is_kept_in_the_row() throws Exception {
    assertThat(content("all green\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ArtifactContent.Inline("all green\n"));
  }

  @Test
  void what_is_long_or_no_text_stays_in_its_file() throws Exception {
    assertThat(content(new byte[ArtifactContent.MAX_INLINE + 1])).isEqualTo(inFile());
    assertThat(content(new byte[] {0})).isEqualTo(inFile());
    assertThat(content(new byte[] {(byte) 0xff})).isEqualTo(inFile());
  }

  @Test
  void what_looks_like_a_secret_stays_out_of_the_database() throws Exception {
    String token = "ghp_" + "a1".repeat(18);
    assertThat(content(token.getBytes(StandardCharsets.UTF_8))).isEqualTo(inFile());
  }

  private ArtifactContent content(byte[] bytes) throws Exception {
    Files.write(directory.resolve("log"), bytes);
    var artifact =
        Product.of(ProjectId.next(), ArtifactKind.LOG, "log", directory.resolve("log")).build();
    assertThat(artifact.digest()).isEqualTo(Digest.of(bytes));
    assertThat(artifact.sizeBytes()).isEqualTo(bytes.length);
    return artifact.content();
  }

  private ArtifactContent inFile() {
    return new ArtifactContent.File(directory.resolve("log").toString());
  }
}

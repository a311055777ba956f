// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader copies from the README works as it stands. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

  /** Of this module, and what its code does not come with. */
  private static final Pattern NOT_ADDED =
      Pattern.compile(".*/(quickstart|domain-jooq|domain-jpa|migrations)/target/.*");

  @TempDir Path directory;

  @Test
  void the_first_code_compiles_and_runs_with_the_artifact_that_it_names() throws Exception {
    Path source = directory.resolve("FirstMinutes.java");
    Files.writeString(source, first("java"));
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !NOT_ADDED.matcher(entry).matches())
            .collect(joining(File.pathSeparator));
    String[] javac = {"-Xlint:all", "-Werror", "-cp", classPath, source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, javac)).isZero();

    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                directory + File.pathSeparator + classPath,
                "FirstMinutes")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("Mend the login test\n")
        .contains("every state is what the journal of 7 entries adds up to");
    assertThat(program.waitFor()).isZero();
  }

  @Test
  void the_dependencies_are_those_that_are_published() throws IOException {
    String snippet = first("xml");
    String revision =
        find("<revision>(.+)</revision>", Files.readString(ROOT.resolve("pom.xml"))).getFirst();
    assertThat(find("<version>(.+)</version>", snippet)).containsExactly(revision);
    String bom = Files.readString(ROOT.resolve("bom/pom.xml"));
    assertThat(find("<artifactId>(.+)</artifactId>", snippet))
        .contains("keelson-domain-memory")
        .allSatisfy(artifact ->
            assertThat(bom).contains("<artifactId>%s</artifactId>".formatted(artifact)));
  }

  private static String first(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .findFirst()
        .map(block -> block.group(2))
        .orElseThrow();
  }

  private static List<String> find(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SourcesTest {
  private static final int LONGEST = 320;
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";
  private static final Pattern TAG_IN_A_SENTENCE =
      Pattern.compile("^\\s*(/\\*\\*|\\*) .*[^\\s*] @(throws|return|param)\\b", Pattern.MULTILINE);
  private static final Pattern NUMBER_BY_LOCALE =
      Pattern.compile(
          "^(?!.*Locale\\.ROOT).*%([0-9]+\\$)?[-,+0-9.( #]*[dfegxDEGX]\\b.*$", Pattern.MULTILINE);
  private static final List<JavaSource> SOURCES = JavaSource.below(Path.of("../.."));

  @Test
  void the_sources_are_found() {
    assertThat(SOURCES)
        .extracting(JavaSource::path)
        .contains(Path.of("build/style/src/test/java/dev/keelson/style/SourcesTest.java"))
        .anyMatch(path -> path.startsWith("domain-api"));
  }

  @Test
  void every_source_is_formatted() {
    assertThat(breaking(source -> source.formatted().equals(source.text())))
        .as("not formatted; run build/script/format")
        .isEmpty();
  }

  @Test
  void every_source_begins_with_the_licence() {
    assertThat(breaking(source -> source.text().startsWith(LICENCE)))
        .as("the first line must be %s", LICENCE.strip())
        .isEmpty();
  }

  @Test
  void no_source_is_longer_than_320_lines_besides_its_imports() {
    assertThat(
            breaking(
                source -> source.text().lines().filter(SourcesTest::counts).count() <= LONGEST))
        .as("longer than %s lines; split it", LONGEST)
        .isEmpty();
  }

  /** Javadoc reads a block tag only at the beginning of a line; elsewhere it is plain text. */
  @Test
  void every_block_tag_begins_a_line() {
    assertThat(breaking(source -> !TAG_IN_A_SENTENCE.matcher(source.text()).find()))
        .as("a tag such as @throws must begin a line of its own")
        .isEmpty();
  }

  /** In a locale with digits of its own, {@code %}{@code d} writes SQL that no server reads. */
  @Test
  void no_source_formats_a_number_by_the_locale_of_the_machine() {
    assertThat(breaking(source -> !NUMBER_BY_LOCALE.matcher(source.text()).find()))
        .as(
            "formats a number by the locale of the machine; use %%s, or String.format(Locale.ROOT,"
                + " …)")
        .isEmpty();
  }

  /** Neither imports nor a suite that is only named makes a source harder to read. */
  private static boolean counts(String line) {
    return !line.startsWith("import ") && !line.strip().equals("@Nested");
  }

  private static List<Path> breaking(Predicate<JavaSource> rule) {
    return SOURCES.stream().filter(rule.negate()).map(JavaSource::path).toList();
  }
}

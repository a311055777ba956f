// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Code in the README is taken from sources that the build compiles and runs. */
final class QuotedCodeTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern QUOTE =
      Pattern.compile("<!-- from: (\\S+)#(\\w+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_readme_shows_code_that_is_compiled_and_shows_it_by_line_45() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> quotes = assertQuoted("README.md");
    String before = readme.substring(0, quotes.getFirst().start(3));
    assertThat(before.lines().count()).as("lines before the first code").isLessThan(45);
    assertThat(readme.lines().count()).as("lines of the README").isLessThanOrEqualTo(150);
  }

  @Test
  void the_page_of_queries_shows_code_that_is_compiled() throws IOException {
    assertQuoted("docs/queries.md");
  }

  @Test
  void the_page_of_workers_shows_code_that_is_compiled_and_is_short() throws IOException {
    assertQuoted("docs/workers.md");
    assertThat(Files.readString(ROOT.resolve("docs/workers.md")).lines().count())
        .isLessThanOrEqualTo(120);
  }

  private static List<MatchResult> assertQuoted(String page) throws IOException {
    String text = Files.readString(ROOT.resolve(page));
    List<MatchResult> quotes = QUOTE.matcher(text).results().toList();
    assertThat(quotes).as("quotes in %s", page).isNotEmpty();
    for (MatchResult quote : quotes) {
      assertThat(quote.group(3))
          .as("the quote of %s in %s; copy the lines between its tags anew", quote.group(1), page)
          .isEqualTo(tagged(ROOT.resolve(quote.group(1)), quote.group(2)));
    }
    return quotes;
  }

  private static String tagged(Path source, String tag) throws IOException {
    List<String> lines = Files.readAllLines(source);
    List<String> stripped = lines.stream().map(String::strip).toList();
    int from = stripped.indexOf("// tag::%s[]".formatted(tag));
    int to = stripped.indexOf("// end::%s[]".formatted(tag));
    assertThat(from).as("the tag %s in %s", tag, source).isNotNegative();
    return String.join("\n", lines.subList(from + 1, to)).stripTrailing().stripIndent() + "\n";
  }
}

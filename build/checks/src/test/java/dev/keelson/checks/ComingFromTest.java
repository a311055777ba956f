// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.checks.ComingFromPage.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whoever comes from one of the five systems finds each table and column, under names that exist.
 */
final class ComingFromTest {

  private static final Path PAGE = Path.of("../../docs/coming-from.md");
  private static final Pattern ARROW = Pattern.compile("`([^`]+)` → `([^`]+)`");
  private static final Pattern NAME = Pattern.compile("[A-Z]\\w*(\\.\\w+)*|\\w+\\(\\)(\\.\\w+)?");
  private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]\\w*");

  @Test
  void every_name_of_ours_on_the_page_exists() throws IOException {
    assertThat(problems(ComingFromPage.of(Files.readString(PAGE)))).isEmpty();
  }

  @Test
  void every_table_and_column_of_theirs_is_on_the_page_once() throws IOException {
    List<String> onPage =
        ComingFromPage.of(Files.readString(PAGE)).rows().stream().flatMap(Row::columns).toList();
    List<String> named = named();
    assertThat(onPage).doesNotHaveDuplicates();
    assertThat(named).filteredOn(column -> !onPage.contains(column)).as("left out").isEmpty();
    assertThat(onPage).filteredOn(column -> !named.contains(column)).as("not theirs").isEmpty();
  }

  @Test
  void what_does_not_exist_is_told_by_its_line() {
    assertThat(
            problems(
                ComingFromPage.of(
                    """
                    A `Wombat` and the `zombie` state.
                    | `a` | `Failure.colour` | |
                    | `b` | `Herd.size` | |
                    | `c` | `WorkItem.status` | `Undone` → `zombie`, or `undead` |
                    | `d` | `WorkItem.status` | `Done` → `failed` |
                    | `e` | derived | `herds().graze`, `runs().graze` |
                    | `f` | `Scratch.type` | `Draft` → `draft_herd` |
                    """)))
        .containsExactly(
            "line 1: Wombat is no type of the domain",
            "line 1: zombie is no component of a record and no word of a vocabulary",
            "line 2: Failure.colour is no component of Failure, which has [code, message, detail]",
            "line 3: Herd.size begins with Herd, which is nothing of the domain",
            "line 4: zombie is no word of [WorkItem.status]",
            "line 4: undead is no word of [WorkItem.status]",
            "line 5: Done is read as completed, not as failed",
            "line 6: herds().graze begins with a call that neither Keelson nor ProjectScope has",
            "line 6: runs().graze calls what RunRepository has not",
            "line 7: draft_herd is no word of [Scratch.type]");
  }

  @Test
  void what_exists_is_no_problem_whatever_it_is() {
    assertThat(
            problems(
                ComingFromPage.of(
                    """
                    A `Run`, `RunStep.audit.createdAt`, `ArtifactContent.File.path`, `createdAt`, `cancelled`, `user:ana`.
                    | `a`, `b` | `Repo.provider`, `ProjectRepo.status` | Same words: `github`, `ready` |
                    | *all of it* | derived | `workQueue().release`, `repos().findByPath`, `usage()` |
                    """)))
        .isEmpty();
  }

  @Test
  void a_row_that_leads_nowhere_is_refused() {
    for (String row :
        List.of("| `a` | |", "| `a` | derived | |", "| a | `Run.id` | |", "| `a` | gone | why |")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> ComingFromPage.of(row))
          .withMessageStartingWith("line 1 must ");
    }
  }

  /** What the documents of the five systems name. */
  private static List<String> named() throws IOException {
    try (InputStream file = ComingFromTest.class.getResourceAsStream("their-columns.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> problems(ComingFromPage page) {
    List<String> problems = new ArrayList<>();
    page.sentences()
        .forEach(sentence ->
            check(
                sentence.line(),
                ComingFromPage.codes(sentence.text()).stream(),
                OurNames::wrongWord,
                problems));
    page.rows().forEach(row -> check(row, problems));
    return problems;
  }

  private static void check(Row row, List<String> problems) {
    Set<String> words =
        row.ours().stream()
            .flatMap(name -> OurNames.wordsOf(name).stream())
            .collect(toCollection(TreeSet::new));
    List<MatchResult> arrows = ARROW.matcher(row.how()).results().toList();
    Stream<String> named =
        Stream.concat(
                row.ours().stream(),
                ComingFromPage.codes(ARROW.matcher(row.how()).replaceAll("`$2`")).stream())
            .filter(name -> !words.contains(name));
    check(
        row.line(),
        named,
        words.isEmpty() ? OurNames::wrongWord : word -> "is no word of " + row.ours(),
        problems);
    for (MatchResult arrow : arrows) {
      row.ours().stream()
          .flatMap(name -> OurNames.read(name, arrow.group(1)).stream())
          .filter(read -> !read.equals(arrow.group(2)))
          .map(read ->
              "line %s: %s is read as %s, not as %s"
                  .formatted(row.line(), arrow.group(1), read, arrow.group(2)))
          .forEach(problems::add);
    }
  }

  private static void check(
      int line,
      Stream<String> names,
      Function<String, @Nullable String> wrongWord,
      List<String> problems) {
    names.forEach(name -> {
      String wrong =
          NAME.matcher(name).matches()
              ? OurNames.wrong(name)
              : PLAIN_WORD.matcher(name).matches() ? wrongWord.apply(name) : null;
      if (wrong != null) {
        problems.add("line %s: %s %s".formatted(line, name, wrong));
      }
    });
  }
}

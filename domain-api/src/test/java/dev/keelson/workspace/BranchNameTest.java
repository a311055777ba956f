// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keelson.core.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever prefix and title are given, the name is one that git takes for a branch. */
final class BranchNameTest {

  private static final int NAMES = 5_000;

  /** What git refuses somewhere, and what may become that when something beside it goes. */
  private static final List<String> PIECES =
      List.of(
          ".",
          "..",
          "/",
          "//",
          "-",
          ".lock",
          ".lock/",
          "lock",
          "@",
          "@{",
          "{",
          "}",
          "~",
          "^",
          ":",
          "?",
          "*",
          "[",
          "\\",
          " ",
          "\t",
          "\n",
          "\0",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "HEAD",
          "refs/",
          "vk",
          "Fix",
          "é",
          "修复",
          "\ud83d\ude80",
          "\ud83d",
          "'",
          "\"",
          "$(x)",
          ";",
          "#");

  @Test
  void a_name_keeps_every_rule_of_git() {
    assertThat(names()).allSatisfy(name -> assertThat(problem(name)).as(name).isEmpty());
  }

  @Test
  void the_rules_of_this_test_are_those_of_git() {
    List<String> refused =
        List.of(
            "-a",
            ".a",
            "a/.b",
            "a..b",
            "a/",
            "/a",
            "a//b",
            "a.",
            "a.lock",
            "a.lock/b",
            "a@{b",
            "a b",
            "a~",
            "a^",
            "a:b",
            "a?",
            "a*",
            "a[",
            "a\\b",
            "a\u007f",
            "a\tb",
            "@",
            "");
    assertThat(refused).allSatisfy(name -> assertThat(problem(name)).as(name).isNotEmpty());
    assertThat(List.of("a", "a/b", "a.b", "a-b", "@a", "a.lock-b", "修复/é"))
        .allSatisfy(name -> assertThat(problem(name)).as(name).isEmpty());
  }

  @Test
  void git_itself_takes_them_all(@TempDir Path directory) throws Exception {
    assumeTrue(git(directory, "", "init", "--quiet", "--bare").isEmpty(), "git is installed");
    String none = "0".repeat(40);
    String wanted =
        names().stream()
            .map(name -> "verify refs/heads/%s\0%s\0".formatted(name, none))
            .collect(Collectors.joining());
    assertThat(git(directory, wanted, "update-ref", "--stdin", "-z")).isEmpty();
    assertThat(
            git(directory, "verify refs/heads/a..b\0" + none + "\0", "update-ref", "--stdin", "-z"))
        .as("what git says to a bad name")
        .contains("a..b");
  }

  @Test
  void what_git_takes_stays_and_the_rest_is_left_out_or_replaced() {
    assertThat(
            prefixes("vk", "team/vk", "team/", "Größe", "", "/", "-x", "a b", "x.lock", "a/.b/c"))
        .containsExactly(
            "vk-", "team/vk-", "team/", "Größe-", "", "", "x-", "a-b-", "x-", "a/b/c-");
    assertThat(prefixes("修".repeat(100), "x".repeat(101) + "/y"))
        .containsExactly("修".repeat(60) + "-", "x".repeat(100) + "-");
  }

  @Test
  void names_of_one_title_differ_also_without_a_letter_that_is_kept() {
    for (String title : List.of("", "修复", "Fix", "-")) {
      Set<String> names = new HashSet<>();
      IntStream.range(0, 1000)
          .forEach(i -> names.add(Workspace.branch("", WorkspaceId.next(), title)));
      assertThat(names).as(title).hasSize(1000).doesNotContain("");
    }
  }

  private static Stream<String> prefixes(String... texts) {
    return Stream.of(texts).map(BranchPrefix::of);
  }

  private static List<String> names() {
    Random random = new Random(7);
    return IntStream.range(0, NAMES)
        .mapToObj(i -> Workspace.branch(odd(random), WorkspaceId.next(), odd(random)))
        .toList();
  }

  private static String odd(Random random) {
    return IntStream.range(0, random.nextInt(random.nextInt(10) == 0 ? 200 : 8))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  /** Returns the rule of git-check-ref-format for branches that a name breaks, or nothing. */
  private static String problem(String name) {
    if (name.isEmpty() || name.equals("@") || name.startsWith("-") || name.endsWith(".")) {
      return "the whole";
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty()
          || part.startsWith(".")
          || part.endsWith(".lock")
          || part.getBytes(StandardCharsets.UTF_8).length > 250) {
        return "the part " + part;
      }
    }
    boolean odd = name.chars().anyMatch(c -> c <= ' ' || c == 0x7f || "~^:?*[\\".indexOf(c) >= 0);
    return odd || name.contains("..") || name.contains("@{") ? "what is in it" : "";
  }

  /** Returns what git says on its error output; why it could not be started, if so. */
  private static String git(Path directory, String input, String... arguments)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors.txt");
    List<String> command =
        Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(arguments)).toList();
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    } catch (IOException e) {
      return "not started: " + e.getMessage();
    }
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    process.getInputStream().readAllBytes();
    process.waitFor();
    return Files.readString(errors);
  }
}

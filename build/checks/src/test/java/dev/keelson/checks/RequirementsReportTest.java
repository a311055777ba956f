// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequirementsReportTest {

  private static final String NOW = "20270101000000000";
  private static final String BEFORE = "20261231000000000";

  @TempDir Path root;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void a_project_of_two_modules_with_tests_and_one_without() throws IOException {
    pom("", "<modules><module>store</module><module>more</module><module>plain</module></modules>");
    pom("more", "<modules><module>suites</module></modules>");
    pom("plain", "<artifactId>plain</artifactId>");
    for (String module : new String[] {"store", "more/suites"}) {
      pom(module, "<artifactId>keelson-testkit</artifactId>");
      Files.createDirectories(root.resolve(module).resolve("src/test/java"));
    }
    Files.createDirectories(root.resolve("docs"));
  }

  @Test
  void the_page_says_of_every_line_how_it_stands() throws IOException {
    proofs("store", NOW, "R001-56\tdev.keelson.testkit.Queue$Races#is_claimed_once");
    proofs("more/suites", NOW, "R001-56\tdev.keelson.testkit.Queue", "R001-70\tdev.keelson.Sums");
    assertThat(new RequirementsReport(root, "").write(out())).isTrue();
    assertThat(root.resolve("docs/requirements.md"))
        .content()
        .contains("## R001 synorg", "### Locking")
        .contains("| `Queue`<br>`Queue.Races#is_claimed_once` |\n")
        .contains("| `Sums`<br>decided: costs are the sums of the run's AgentExecutions |")
        .contains(
            "| R001-99 | Common policy key ci_timeout: CI/CD timeout configuration. | not yet |");
  }

  @Test
  void every_line_is_counted_once() throws IOException {
    proofs("store", NOW, "R001-56\tQueue", "R001-70\tSums");
    proofs("more/suites", NOW, "R001-56\tRaces");
    Requirements all = Requirements.load();
    int decided = all.decisions().size() - 1;
    new RequirementsReport(root, NOW).compare(out());
    assertThat(
            text()
                .lines()
                .filter(line -> line.startsWith("all"))
                .findFirst()
                .orElseThrow()
                .split("\\s+"))
        .containsExactly("all", "2", "" + decided, "" + (598 - 2 - decided), "598");
  }

  @Test
  void a_page_that_claims_what_is_no_longer_proven_is_refused() throws IOException {
    proofs("store", BEFORE, "R001-56\tQueue", "R001-57\tQueue");
    proofs("more/suites", BEFORE);
    new RequirementsReport(root, "").write(out());
    assertThat(new RequirementsReport(root, BEFORE).compare(out())).isTrue();
    proofs("store", NOW, "R001-56\tQueue", "R001-58\tQueue");
    proofs("more/suites", NOW);
    assertThat(new RequirementsReport(root, NOW).compare(out())).isFalse();
    assertThat(text())
        .contains("run build/script/requirements")
        .contains("- | R001-57 | A claimer never waits")
        .contains("+ | R001-58 | A failed lock attempt")
        .doesNotContain("R001-56 |");
  }

  @Test
  void a_build_of_some_modules_is_not_held_against_the_page() throws IOException {
    proofs("store", NOW, "R001-56\tQueue");
    proofs("more/suites", BEFORE, "R001-57\tQueue");
    assertThat(new RequirementsReport(root, NOW).compare(out())).isTrue();
    assertThat(text()).contains("without the tests of more/suites");
    assertThat(new RequirementsReport(root, "").write(out())).isFalse();
    assertThat(text()).contains("more/suites did not run; run mvn verify first");
  }

  @Test
  void a_line_that_there_is_not_is_an_error_in_every_build() throws IOException {
    proofs("store", NOW, "R009-01\tQueue#is_fast");
    assertThat(new RequirementsReport(root, NOW).compare(out())).isFalse();
    assertThat(text())
        .contains("Queue#is_fast names R009-01, which is no line of the requirements");
  }

  @Test
  void a_decision_is_about_a_line() {
    Requirements all = Requirements.load();
    assertThat(all.lines()).hasSize(598).extracting(Requirement::id).doesNotHaveDuplicates();
    assertThat(all.decisions().keySet()).allMatch(all::has);
  }

  private void pom(String module, String text) throws IOException {
    Files.createDirectories(root.resolve(module));
    Files.writeString(root.resolve(module).resolve("pom.xml"), text);
  }

  private void proofs(String module, String build, String... lines) throws IOException {
    Path written = root.resolve(module).resolve("target/requirements").resolve(build);
    Files.createDirectories(written);
    Files.writeString(written.resolve("1.tsv"), String.join("\n", lines));
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}

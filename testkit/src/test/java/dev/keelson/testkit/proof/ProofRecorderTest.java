// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keelson.testkit.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class ProofRecorderTest {

  @TempDir Path directory;

  @Test
  void a_test_that_passed_proves_its_lines() {
    assertThat(proofs(Passing.class))
        .containsExactly(
            "X-1\t" + Passing.class.getName() + "#adds",
            "X-2\t" + Passing.class.getName() + "#adds");
  }

  @Test
  void a_test_that_failed_in_any_run_or_part_proves_nothing() {
    assertThat(proofs(FailingOnce.class)).isEmpty();
    assertThat(proofs(FailingInPart.class)).isEmpty();
  }

  @Test
  void a_class_proves_its_lines_when_all_that_is_in_it_passed() {
    assertThat(proofs(Whole.class)).containsExactly("X-3\t" + Whole.class.getName());
    assertThat(proofs(Broken.class))
        .containsExactly("X-5\t" + Broken.class.getName() + "$Inner#passes");
  }

  @Test
  void what_classes_inherit_is_proved_once_under_the_class_that_declares_it() {
    assertThat(proofs(First.class, Second.class))
        .containsExactly(
            "X-6\t" + Shared.class.getName(), "X-7\t" + Shared.class.getName() + "#is");
    assertThat(proofs(First.class, Third.class)).isEmpty();
  }

  @Test
  void a_second_plan_adds_to_the_first() {
    Launcher launcher = launcher(new ProofRecorder(directory));
    run(launcher, Passing.class);
    run(launcher, Whole.class);
    assertThat(lines()).hasSize(3);
  }

  @Test
  void nothing_is_written_where_no_directory_is_named() throws IOException {
    run(launcher(new ProofRecorder(null)), Passing.class);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private List<String> proofs(Class<?>... tests) {
    run(launcher(new ProofRecorder(directory)), tests);
    return lines();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(directory.resolve(ProcessHandle.current().pid() + ".tsv"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Launcher launcher(ProofRecorder recorder) {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestExecutionListeners(recorder)
            .build());
  }

  private static void run(Launcher launcher, Class<?>... tests) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    Stream.of(tests).forEach(test -> request.selectors(selectClass(test)));
    launcher.execute(request.build());
  }

  static final class Passing {
    @Test
    @Proves({"X-1", "X-2"})
    void adds() {}

    @Test
    void claims_nothing() {}
  }

  static final class FailingOnce {
    @RepeatedTest(3)
    @Proves("X-1")
    void adds(RepetitionInfo repetition) {
      assertThat(repetition.getCurrentRepetition()).isNotEqualTo(2);
    }
  }

  static final class FailingInPart {
    @TestFactory
    @Proves("X-1")
    Stream<DynamicTest> adds() {
      return Stream.of(
          dynamicTest("passes", () -> {}), dynamicTest("fails", () -> fail("planned")));
    }
  }

  @Proves("X-3")
  static final class Whole {
    @Test
    void adds() {}

    @Nested
    class Inner {
      @Test
      void adds_too() {}
    }
  }

  @Proves("X-4")
  static final class Broken {
    @Nested
    class Inner {
      @Test
      @Proves("X-5")
      void passes() {}

      @Test
      void fails() {
        fail("planned");
      }
    }
  }

  @Proves("X-6")
  abstract static class Shared {
    abstract int value();

    @Test
    @Proves("X-7")
    void is() {
      assertThat(value()).isOne();
    }
  }

  static final class First extends Shared {
    @Override
    int value() {
      return 1;
    }
  }

  static final class Second extends Shared {
    @Override
    int value() {
      return 1;
    }
  }

  static final class Third extends Shared {
    @Override
    int value() {
      return 3;
    }
  }
}

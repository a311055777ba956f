// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.proof;

import dev.keelson.testkit.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes a line {@code number<TAB>test} for every line of the requirements that {@link Proves}
 * names on a test that passed; the test is {@code class#method}, or {@code class} where the class
 * bears the annotation. A test that several classes inherit counts once, under the class that
 * declares it. What failed, was aborted or was skipped proves nothing, and neither does a class in
 * which anything did.
 *
 * <p>JUnit finds it by itself. It does nothing unless the system property {@value #DIRECTORY} names
 * the directory to write to.
 */
public final class ProofRecorder implements TestExecutionListener {

  /** The system property that names the directory to write to. */
  public static final String DIRECTORY = "keelson.requirements.dir";

  private final @Nullable Path directory;
  private final Map<AnnotatedElement, Proves> passed = new HashMap<>();
  private final Set<AnnotatedElement> broken = new HashSet<>();
  private @Nullable TestPlan plan;

  /** For JUnit: writes to where {@value #DIRECTORY} says. */
  public ProofRecorder() {
    this(Optional.ofNullable(System.getProperty(DIRECTORY)).map(Path::of).orElse(null));
  }

  ProofRecorder(@Nullable Path directory) {
    this.directory = directory;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    broken.addAll(claimants(test));
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() != Status.SUCCESSFUL) {
      broken.addAll(claimants(test));
    } else if (test.isTest()) {
      claimants(test)
          .forEach(claimant -> passed.put(claimant, claimant.getAnnotation(Proves.class)));
    }
  }

  /**
   * Writes all that was proved so far: there may be several plans in one process. A plan that a
   * test runs inside of another is overwritten by that one, and several processes don't disturb
   * each other.
   */
  @Override
  public synchronized void testPlanExecutionFinished(TestPlan finished) {
    if (directory == null) {
      return;
    }
    List<String> lines =
        passed.entrySet().stream()
            .filter(proof -> !broken.contains(proof.getKey()))
            .flatMap(proof ->
                Stream.of(proof.getValue().value()).map(id -> id + "\t" + name(proof.getKey())))
            .sorted()
            .toList();
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(ProcessHandle.current().pid() + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The test's method, its class with what that extends, and the classes around: if annotated. */
  private Set<AnnotatedElement> claimants(TestIdentifier test) {
    Set<AnnotatedElement> claimants = new HashSet<>();
    for (Optional<TestIdentifier> at = Optional.of(test);
        at.isPresent();
        at = at.flatMap(child -> plan == null ? Optional.empty() : plan.getParent(child))) {
      claimants.addAll(elements(at.get()));
    }
    claimants.removeIf(element -> !element.isAnnotationPresent(Proves.class));
    return claimants;
  }

  private static List<AnnotatedElement> elements(TestIdentifier test) {
    return switch (test.getSource().orElse(null)) {
      case MethodSource method -> List.of(method.getJavaMethod());
      case ClassSource type -> {
        List<AnnotatedElement> family = new ArrayList<>();
        for (Class<?> c = type.getJavaClass(); c != null; c = c.getSuperclass()) {
          family.add(c);
        }
        yield family;
      }
      case null, default -> List.of();
    };
  }

  private static String name(AnnotatedElement element) {
    return element instanceof Method method
        ? method.getDeclaringClass().getName() + "#" + method.getName()
        : ((Class<?>) element).getName();
  }
}

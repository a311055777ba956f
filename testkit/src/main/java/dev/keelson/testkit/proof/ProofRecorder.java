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
 * Writes a line {@code number<TAB>test} for every requirement that {@link Proves} names on a passed
 * test; the test is {@code class#method}, or {@code class} if the annotation is on the class. A
 * test that several classes inherit counts once, under the class that declares it. Tests that
 * failed, were aborted or were skipped prove nothing, and neither does a class that contains such a
 * test.
 *
 * <p>JUnit discovers it automatically. It does nothing unless the system property {@value
 * #DIRECTORY} names the directory to write to.
 */
public final class ProofRecorder implements TestExecutionListener {

  /** The system property that names the directory to write to. */
  public static final String DIRECTORY = "keelson.requirements.dir";

  private final @Nullable Path directory;
  private final Map<AnnotatedElement, Proves> passed = new HashMap<>();
  private final Set<AnnotatedElement> broken = new HashSet<>();
  private @Nullable TestPlan plan;

  /** Creates a recorder for JUnit that writes to the directory in {@value #DIRECTORY}. */
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
   * Writes everything that was proved so far, since there may be several test plans in one process.
   * The output of a nested plan is overwritten by the outer one, and several processes don't
   * interfere.
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

  /**
   * Returns the annotated elements of a test: its method, its class with superclasses, and the
   * enclosing classes.
   */
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

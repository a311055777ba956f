// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.keelson.knowledge.VectorIndex;
import dev.keelson.testkit.KeelsonContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the contract says of a store.
 *
 * @param passed the tests that passed, as {@code suite.test}
 * @param failed the tests that failed, and why
 * @param skipped the tests that did not run
 */
record Verdicts(List<String> passed, Map<String, String> failed, List<String> skipped) {

  /** Fails unless the contract finds the fault with each of these tests, {@code suite.test}. */
  static void assertCaught(Fault fault, String... tests) {
    assertCaught(() -> fault, tests);
  }

  /**
   * The same for a fault that remembers what it saw. A race may come out right by chance, so that
   * it is run again some times.
   */
  static void assertCaught(Supplier<Fault> faults, String... tests) {
    List<DiscoverySelector> suites =
        Arrays.stream(tests)
            .map(test -> test.substring(0, test.indexOf('.')))
            .distinct()
            .<DiscoverySelector>map(Verdicts::suite)
            .toList();
    Verdicts verdicts = on(faults, suites);
    for (int again = 0;
        again < 4 && !verdicts.failed.keySet().containsAll(List.of(tests));
        again++) {
      verdicts = on(faults, suites);
    }
    verdicts.assertFoundBy(tests);
  }

  /** The same for an index of vectors. */
  static void assertIndexCaught(UnaryOperator<VectorIndex> fault, String... tests) {
    onIndex(fault).assertFoundBy(tests);
  }

  private void assertFoundBy(String... tests) {
    assertThat(failed.keySet())
        .as("the contract's tests that find the fault; %s pass", passed)
        .contains(tests);
    assertThat(failed.values())
        .as("what was found must be the fault, not a crash of it")
        .noneMatch(message -> message.contains("unexpected java.lang."));
    assertThat(skipped).isEmpty();
  }

  /** Runs the whole contract. */
  static Verdicts onAll(Supplier<Fault> faults) {
    return on(faults, List.of(selectClass(SubjectOfContract.class)));
  }

  /** Runs the whole contract of indexes. */
  static Verdicts onIndex(UnaryOperator<VectorIndex> fault) {
    SubjectOfVectorContract.fault = fault;
    return on(List.of(selectClass(SubjectOfVectorContract.class)));
  }

  static Verdicts on(Supplier<Fault> faults, List<? extends DiscoverySelector> selectors) {
    SubjectOfContract.faults = faults;
    return on(selectors);
  }

  private static Verdicts on(List<? extends DiscoverySelector> selectors) {
    Recorder recorder = new Recorder();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    try (var session = LauncherFactory.openSession()) {
      session.getLauncher().execute(request, recorder);
    }
    return new Verdicts(recorder.passed, recorder.failed, recorder.skipped);
  }

  static DiscoverySelector suite(String name) {
    return selectNestedClass(
        List.of(SubjectOfContract.class.getName()), KeelsonContract.class.getName() + "$" + name);
  }

  private static final class Recorder implements TestExecutionListener {

    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> failed = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      skipped.add(test.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        switch (result.getStatus()) {
          case SUCCESSFUL -> passed.add(name(test));
          case FAILED -> failed.put(name(test), result.getThrowable().orElseThrow().getMessage());
          case ABORTED -> skipped.add(name(test));
        }
      }
    }

    private static String name(TestIdentifier test) {
      MethodSource source = (MethodSource) test.getSource().orElseThrow();
      return source.getClassName().replaceAll(".*[.$]", "") + "." + source.getMethodName();
    }
  }
}

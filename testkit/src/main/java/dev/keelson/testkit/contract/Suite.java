// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.core.Actor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.StoreFixture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.commons.support.AnnotationSupport;

/** What all suites have: a fresh fixture for each test, and a project in its store. */
public abstract class Suite {

  protected static final Actor ANA = Actor.user("ana");
  protected static final Actor BEN = Actor.user("ben");

  protected StoreFixture fixture;
  protected Keelson keelson;
  protected TestWorld shop;

  @BeforeEach
  protected final void begin(StoreFixture fresh, TestInfo test) {
    assumeKept(needed(test), fresh);
    fixture = fresh;
    keelson = fresh.keelson();
    shop = TestWorld.in(keelson, fresh.host(), fresh.parts());
  }

  private static List<Part> needed(TestInfo test) {
    return AnnotationSupport.findAnnotation(test.getTestMethod(), Needs.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getTestClass(), Needs.class))
        .map(needs -> List.of(needs.value()))
        .orElse(List.of(Part.values()));
  }

  /** Reports the test as skipped, with the reason, if the store declares not to keep a part. */
  protected static void assumeKept(Collection<Part> needed, StoreFixture fixture) {
    Set<Part> lacking = new TreeSet<>(needed);
    lacking.removeAll(fixture.parts());
    Assumptions.assumeTrue(
        lacking.isEmpty(), () -> "the store declares that it does not keep " + lacking);
  }

  /** The same store, which refuses questions that no index serves. */
  protected final Keelson strict() {
    return keelson.strict();
  }

  /** Asks, and checks how many statements that takes, of a store that has statements. */
  protected final <R> R statements(int most, Supplier<R> question) {
    List<R> answer = new ArrayList<>();
    fixture
        .statementsOf(() -> answer.add(question.get()))
        .ifPresent(sent -> assertThat(sent).as("statements that were sent").isEqualTo(most));
    return answer.getFirst();
  }

  /** Everything that a query lists. */
  protected static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    return Pages.all(query);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.keelson.checks.PublishedClasses.CLASSES;
import static dev.keelson.checks.PublishedClasses.TESTKIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.OtherSchemaContract;
import dev.keelson.testkit.VectorIndexContract;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;

/** What holds for the suites of the contract, so that nothing can slip through them. */
final class ContractTest {

  private static final DescribedPredicate<JavaClass> SKIPS =
      DescribedPredicate.describe(
          "can skip a test",
          type ->
              type.getPackageName().equals("org.junit.jupiter.api.condition")
                  || Stream.of("Assumptions", "Disabled", "TestAbortedException", "Assume")
                      .anyMatch(type.getSimpleName()::equals));

  /** But where a store declares that it does not keep a part, which one place decides. */
  @Test
  void no_suite_can_skip() {
    noClasses()
        .that(TESTKIT)
        .and()
        .doNotHaveSimpleName("Suite")
        .and()
        .doNotHaveSimpleName("ContractExtension")
        .should()
        .dependOnClassesThat(SKIPS)
        .check(CLASSES);
  }

  @Test
  void no_suite_sleeps() {
    noClasses()
        .that(TESTKIT)
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .check(CLASSES);
  }

  @Test
  void no_test_can_be_overridden() {
    methods()
        .that()
        .areAnnotatedWith(Test.class)
        .or()
        .areAnnotatedWith(TestTemplate.class)
        .and()
        .areDeclaredInClassesThat(TESTKIT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void every_suite_with_tests_is_part_of_the_contract() {
    assertThat(Arrays.stream(KeelsonContract.class.getDeclaredClasses()))
        .allSatisfy(suite -> assertThat(suite).hasAnnotation(Nested.class));
    assertThat(
            CLASSES.stream()
                .filter(TESTKIT)
                .filter(ContractTest::hasTests)
                .filter(suite -> !suite.isEquivalentTo(VectorIndexContract.class)) // itself one
                // of their own, since they need a database
                .filter(suite -> !suite.isAssignableTo("dev.keelson.testkit.OnPostgres"))
                .filter(suite -> !suite.isEquivalentTo(OtherSchemaContract.class)))
        .isNotEmpty()
        .allSatisfy(suite ->
            assertThat(suite.getAllSubclasses())
                .as("%s is nested in KeelsonContract", suite.getSimpleName())
                .anyMatch(type -> type.isAnnotatedWith(Nested.class)));
  }

  private static boolean hasTests(JavaClass type) {
    return type.getMethods().stream()
        .anyMatch(method ->
            method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(TestTemplate.class));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.keelson.checks.PublishedClasses.CLASSES;
import static dev.keelson.checks.PublishedClasses.DOMAIN;
import static dev.keelson.checks.PublishedClasses.JOOQ;
import static dev.keelson.checks.PublishedClasses.JPA;
import static dev.keelson.checks.PublishedClasses.MEMORY;
import static dev.keelson.checks.PublishedClasses.MIGRATIONS;
import static dev.keelson.checks.PublishedClasses.SQL;
import static dev.keelson.checks.PublishedClasses.TESTKIT;
import static dev.keelson.checks.PublishedClasses.WRITTEN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.spi.Store;
import dev.keelson.testkit.Proves;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final int MAX_METHODS = 8;
  private static final int MAX_PARAMETERS = 5;
  private static final int MAX_WITHOUT_BUILDER = 3;

  /** Or else a rule could hold because nothing was looked at. */
  @Test
  void every_class_in_the_sources_is_looked_at() {
    assertThat(PublishedClasses.namesInSources())
        .isNotEmpty()
        .filteredOn(name -> !CLASSES.contain(name))
        .isEmpty();
  }

  @Test
  void a_package_belongs_to_one_module() {
    Map<String, Set<String>> places =
        CLASSES.stream()
            .collect(
                groupingBy(JavaClass::getPackageName, mapping(PublishedClasses::place, toSet())));
    assertThat(places.entrySet()).filteredOn(entry -> entry.getValue().size() > 1).isEmpty();
  }

  @Test
  void no_packages_of_the_domain_depend_on_each_other_in_a_circle() {
    slices().matching("dev.keelson.(**)").should().beFreeOfCycles().check(CLASSES.that(DOMAIN));
  }

  @Test
  void modules_depend_on_each_other_in_one_direction() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.keelson..")
        .withOptionalLayers(true)
        .layer("domain")
        .definedBy(DOMAIN)
        .layer("migrations")
        .definedBy(MIGRATIONS)
        .layer("sql")
        .definedBy(SQL)
        .layer("testkit")
        .definedBy(TESTKIT)
        .layer("memory")
        .definedBy(MEMORY)
        .layer("jooq")
        .definedBy(JOOQ)
        .layer("jpa")
        .definedBy(JPA)
        .whereLayer("domain")
        .mayNotAccessAnyLayer()
        .whereLayer("migrations")
        .mayNotAccessAnyLayer()
        .whereLayer("sql")
        .mayOnlyAccessLayers("domain")
        .whereLayer("testkit")
        .mayOnlyAccessLayers("domain", "migrations")
        .whereLayer("memory")
        .mayOnlyAccessLayers("domain")
        .whereLayer("jooq")
        .mayOnlyAccessLayers("domain", "sql")
        .whereLayer("jpa")
        .mayOnlyAccessLayers("domain", "sql")
        .check(CLASSES);
  }

  @Test
  void the_domain_knows_no_store_and_no_framework() {
    classes()
        .that(DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.keelson..",
            "java.io..",
            "java.lang..",
            "java.math..",
            "java.net..",
            "java.nio..",
            "java.security..",
            "java.text..",
            "java.time..",
            "java.util..",
            "com.fasterxml.jackson.annotation..",
            "com.github.f4b6a3.uuid..",
            "com.networknt.schema..",
            "org.immutables.value..",
            "org.jspecify.annotations..",
            "tools.jackson..")
        .check(CLASSES);
  }

  @Test
  void the_core_knows_no_context() {
    noClasses()
        .that()
        .resideInAPackage("dev.keelson.core..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.keelson..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("dev.keelson.core..")))
        .check(CLASSES);
  }

  @Test
  void the_language_of_questions_knows_no_context_and_no_store() {
    noClasses()
        .that()
        .resideInAPackage("dev.keelson.query..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.keelson..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "dev.keelson.core..", "dev.keelson.query..")))
        .check(CLASSES);
  }

  @Test
  void contexts_know_neither_the_root_nor_what_is_for_authors_of_stores() {
    noClasses()
        .that(DOMAIN)
        .and()
        .resideOutsideOfPackages("dev.keelson", "dev.keelson.spi..", "dev.keelson.story..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keelson", "dev.keelson.spi..")
        .check(CLASSES);
  }

  /** What a store implements: what {@link Store} hands out, itself, and the index of vectors. */
  @Test
  void a_store_implements_fifteen_interfaces_at_most() {
    assertThat(
            Stream.concat(
                Stream.of(VectorIndex.class, Store.class),
                Stream.of(Store.class.getMethods())
                    .map(Method::getReturnType)
                    .filter(type -> type.isInterface() && type != Store.class)))
        .doesNotHaveDuplicates()
        .hasSizeBetween(10, 15);
  }

  @Test
  @Proves("R003-08")
  void an_adapter_has_one_public_class() {
    assertThat(Stream.of(MEMORY, JOOQ, JPA).map(ArchitectureTest::publicClasses))
        .filteredOn(found -> found.size() > 1)
        .isEmpty();
  }

  @Test
  @Proves("R004-82")
  void no_module_opens_connections_of_its_own() {
    noClasses()
        .that(DOMAIN.or(MIGRATIONS).or(SQL).or(MEMORY).or(JOOQ).or(JPA))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.DriverManager")
        .check(CLASSES);
  }

  @Test
  void an_interface_of_the_domain_is_small() {
    List<JavaClass> interfaces =
        CLASSES.stream()
            .filter(DOMAIN)
            .filter(JavaClass::isInterface)
            // What Immutables generates for the withers of a value.
            .filter(type -> !type.getSimpleName().startsWith("With"))
            // What nobody else implements, and what only hands out parts.
            .filter(type -> !type.reflect().isSealed() && !type.isEquivalentTo(Store.class))
            .toList();
    assertThat(interfaces)
        .isNotEmpty()
        .filteredOn(type -> instanceMethods(type).count() > MAX_METHODS)
        .as("interfaces of more than %s methods", MAX_METHODS)
        .isEmpty();
    assertThat(interfaces.stream().flatMap(ArchitectureTest::instanceMethods))
        .filteredOn(method -> method.getParameters().size() > MAX_PARAMETERS)
        .as("methods of more than %s parameters", MAX_PARAMETERS)
        .isEmpty();
  }

  /**
   * Nobody counts the parts of a constructor. What queries, types and rooms are made of comes out
   * of methods that build on each other, and groups and totals out of a store.
   */
  @Test
  void a_record_of_more_than_three_components_has_a_builder() {
    List<Class<?>> records =
        CLASSES.stream()
            .filter(DOMAIN)
            .filter(type ->
                !Set.of("dev.keelson.query", "dev.keelson.repository")
                    .contains(type.getPackageName()))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()))
            .filter(type -> type.getRecordComponents().length > MAX_WITHOUT_BUILDER)
            .toList();
    assertThat(records).isNotEmpty();
    assertThat(records)
        .filteredOn(type ->
            Stream.of(type.getMethods())
                .noneMatch(method ->
                    method.getName().equals("builder")
                        && method.getParameterCount() == 0
                        && method.getReturnType().getName().equals(type.getName() + "$Builder")
                        && Modifier.isStatic(method.getModifiers())))
        .as("records of more than %s components without their Builder", MAX_WITHOUT_BUILDER)
        .isEmpty();
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(CLASSES.stream().filter(WRITTEN).map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .filteredOn(found -> !found.isAnnotatedWith(NullMarked.class))
        .isEmpty();
  }

  private static List<JavaClass> publicClasses(DescribedPredicate<JavaClass> adapter) {
    return CLASSES.stream()
        .filter(adapter.and(WRITTEN))
        // What Hibernate maps, which the descriptor of the module keeps to itself.
        .filter(type -> !type.getPackageName().equals("dev.keelson.jpa.rows"))
        .filter(type -> type.isTopLevelClass())
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .toList();
  }

  private static Stream<JavaMethod> instanceMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
  }
}

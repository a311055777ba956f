// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of all published modules, and what tells the modules apart. */
final class PublishedClasses {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.keelson");

  static final DescribedPredicate<JavaClass> DOMAIN = in("domain-api");
  static final DescribedPredicate<JavaClass> MEMORY = in("domain-memory");
  static final DescribedPredicate<JavaClass> JOOQ = in("domain-jooq");
  static final DescribedPredicate<JavaClass> JPA = in("domain-jpa");
  static final DescribedPredicate<JavaClass> MIGRATIONS = in("migrations");
  static final DescribedPredicate<JavaClass> SQL = in("domain-sql");
  static final DescribedPredicate<JavaClass> TESTKIT = in("testkit");

  /** All but the tables that jOOQ generates. */
  static final DescribedPredicate<JavaClass> WRITTEN =
      JavaClass.Predicates.resideOutsideOfPackage("dev.keelson.jooq.generated..")
          .as("are written by people");

  private static final List<String> MODULES =
      List.of(
          "domain-api",
          "domain-jooq",
          "domain-jpa",
          "domain-memory",
          "domain-sql",
          "migrations",
          "testkit");

  private PublishedClasses() {}

  /** The names of the classes that the modules have source files for. */
  static List<String> namesInSources() {
    return MODULES.stream()
        .map(module -> Path.of("../..", module, "src", "main", "java"))
        .filter(Files::exists)
        .flatMap(root -> javaFiles(root).map(root::relativize))
        .map(file -> file.toString().replace(".java", "").replaceAll("[/\\\\]", "."))
        .toList();
  }

  /** The directory or jar that the class comes from. */
  static String place(JavaClass type) {
    String uri = type.getSource().orElseThrow().getUri().toString();
    return uri.substring(0, uri.length() - (type.getName().length() + ".class".length()));
  }

  private static DescribedPredicate<JavaClass> in(String module) {
    String part = "/" + module + "/target/";
    return DescribedPredicate.describe(
        "are in " + module,
        type ->
            type.getBaseComponentType().getSource().stream()
                .anyMatch(source -> source.getUri().toString().contains(part)));
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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

/** The classes of all published modules, and the packages that tell the modules apart. */
final class PublishedClasses {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.keelson");

  static final String MEMORY = "dev.keelson.memory..";
  static final String JOOQ = "dev.keelson.jooq..";
  static final String JPA = "dev.keelson.jpa..";
  static final String MIGRATIONS = "dev.keelson.migrations..";
  static final String TESTKIT = "dev.keelson.testkit..";

  static final DescribedPredicate<JavaClass> DOMAIN =
      JavaClass.Predicates.resideOutsideOfPackages(MEMORY, JOOQ, JPA, MIGRATIONS, TESTKIT)
          .as("belong to the domain");

  /** All but the tables that jOOQ generates. */
  static final DescribedPredicate<JavaClass> WRITTEN =
      JavaClass.Predicates.resideOutsideOfPackage("dev.keelson.jooq.generated..")
          .as("are written by people");

  private static final List<String> MODULES =
      List.of("domain-api", "domain-jooq", "domain-jpa", "domain-memory", "migrations", "testkit");

  private PublishedClasses() {}

  /** The names of the classes that the modules have source files for. */
  static List<String> namesInSources() {
    return MODULES.stream()
        .map(module -> Path.of("..", module, "src", "main", "java"))
        .filter(Files::exists)
        .flatMap(root -> javaFiles(root).map(root::relativize))
        .map(file -> file.toString().replace(".java", "").replaceAll("[/\\\\]", "."))
        .toList();
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

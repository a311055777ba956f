// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersSchemaType;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/** The jOOQ classes of the migrated schema, typed as the domain is. */
final class JooqTables {

  /** Where they are, below the root of the project. */
  static final Path DIRECTORY = Path.of("domain-jooq/src/generated/java");

  private static final String PACKAGE = "dev.keelson.jooq.generated";
  private static final String NOT_FOR_STORES =
      "lifecycle_transition|" + KeelsonMigrations.HISTORY_TABLE;

  private JooqTables() {}

  /**
   * Replaces what is in {@code directory}.
   *
   * @throws IllegalStateException if jOOQ refuses
   */
  static void generateInto(Path directory) {
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      GenerationTool tool = new GenerationTool();
      tool.setDataSource(database.dataSource());
      tool.run(configuration(directory, ForcedTypes.of(Column.all(database.dataSource()))));
    } catch (Exception e) {
      throw new IllegalStateException("the jOOQ tables could not be generated", e);
    }
  }

  private static Configuration configuration(Path directory, List<ForcedType> types) {
    Database database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withInputSchema(KeelsonMigrations.DEFAULT_SCHEMA)
            .withExcludes(NOT_FOR_STORES)
            .withIncludeRoutines(false)
            .withForcedTypes(types);
    // Only what the store needs, and nothing that changes from one run to the next.
    org.jooq.meta.jaxb.Generate generate =
        new org.jooq.meta.jaxb.Generate()
            .withGeneratedAnnotation(false)
            .withComments(false)
            .withJavadoc(false)
            .withWhereMethodOverrides(false)
            .withRenameMethodOverrides(false)
            .withIndexes(false)
            .withRecordsImplementingRecordN(false)
            .withImplicitJoinPathsToOne(false)
            .withImplicitJoinPathsToMany(false)
            .withImplicitJoinPathsManyToMany(false);
    Target target =
        new Target()
            .withPackageName(PACKAGE)
            .withDirectory(directory.toString())
            .withEncoding("UTF-8");
    return new Configuration()
        .withLogging(Logging.WARN)
        .withGenerator(
            new Generator()
                .withStrategy(new Strategy().withMatchers(names()))
                .withDatabase(database)
                .withGenerate(generate)
                .withTarget(target));
  }

  /** Calls no class as one of the domain is called: {@code RunTable}, not {@code Run}. */
  private static Matchers names() {
    return new Matchers()
        .withSchemas(new MatchersSchemaType().withSchemaClass(named("$0_schema")))
        .withTables(new MatchersTableType().withTableClass(named("$0_table")));
  }

  private static MatcherRule named(String expression) {
    return new MatcherRule().withTransform(MatcherTransformType.PASCAL).withExpression(expression);
  }
}

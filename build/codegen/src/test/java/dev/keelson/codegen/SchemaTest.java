// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What tests that only read the schema have: one database with it, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SchemaTest {

  private final TestDatabase database = PostgresForTests.newDatabase();

  final Catalogue catalogue = new Catalogue(database);

  @AfterAll
  final void drop() {
    database.close();
  }
}

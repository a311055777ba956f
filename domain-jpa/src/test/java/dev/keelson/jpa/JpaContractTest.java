// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class JpaContractTest extends KeelsonContract {

  private static JpaFixture.Database database;

  @BeforeAll
  static void start() {
    database = new JpaFixture.Database();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  protected StoreFixture fixture() {
    return new JpaFixture(database);
  }
}

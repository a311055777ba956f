// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

/** Prints the DDL of the schema: {@code java -jar keelson-migrations.jar [schema]}. */
final class PrintSql {

  private PrintSql() {}

  /** Prints the script for the named schema, or for {@code keelson}. */
  public static void main(String[] args) {
    System.out.print(
        KeelsonMigrations.sql(args.length == 0 ? KeelsonMigrations.DEFAULT_SCHEMA : args[0]));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts PostgreSQL in a container. Loaded only if Testcontainers is on the class path. */
final class DockerServer {

  private static final String IMAGE = "postgres:18";

  private DockerServer() {}

  static Server start() {
    // Ends with the JVM also if stop isn't called; by itself it runs with fsync off.
    PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE);
    postgres.start();
    String url =
        "%s&user=%s&password=%s"
            .formatted(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    return new Server(url, false, postgres::stop);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Starts PostgreSQL from the binaries on the class path. Loaded only if these are on the class
 * path.
 */
final class EmbeddedServer {

  private EmbeddedServer() {}

  static Server start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              // Whatever locale the shell names, also one that is not installed.
              .setLocaleConfig("locale", "C")
              // Nobody needs the data after a crash.
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .start();
      return new Server(postgres.getJdbcUrl("postgres", "postgres"), false, () -> stop(postgres));
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
    }
  }
}

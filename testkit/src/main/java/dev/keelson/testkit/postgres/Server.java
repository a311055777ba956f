// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import java.util.Locale;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A running server.
 *
 * @param url the JDBC URL of a database on it, with user and password
 * @param outlivesTests whether it keeps running after the tests, and must be left as it was found
 * @param stopping stops what was started
 */
record Server(String url, boolean outlivesTests, Runnable stopping) {

  /** The kinds of servers, in the order in which they are tried. */
  enum Kind {
    URL,
    DOCKER,
    EMBEDDED;

    static Kind parse(String word) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(word)) {
          return kind;
        }
      }
      throw new IllegalStateException(
          "%s must be url, docker, embedded or auto; it is %s".formatted(Settings.KIND, word));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Server start(Settings settings) {
    Kind kind = Available.HERE.choose(settings);
    Server server =
        switch (kind) {
          case URL -> new Server(Objects.requireNonNull(settings.url()), true, () -> {});
          case DOCKER -> DockerServer.start();
          case EMBEDDED -> EmbeddedServer.start();
        };
    try {
      Fitness.check(server.admin());
      return server;
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /** Connects to the database that the URL names. */
  PGSimpleDataSource admin() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    return source;
  }

  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = admin();
    source.setDatabaseName(database);
    return source;
  }

  void stop() {
    stopping.run();
  }

  /** Leaves the password out, which may be in the URL. */
  @Override
  public String toString() {
    return "Server[" + admin().getURL().replaceFirst("\\?.*", "") + "]";
  }
}

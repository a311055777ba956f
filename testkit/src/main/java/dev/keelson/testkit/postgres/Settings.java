// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the user.
 *
 * @param kind the kind of server, or null for the first available one
 * @param url the server to use, or null
 */
record Settings(Server.@Nullable Kind kind, @Nullable String url) {

  static final String KIND = "keelson.test.db";
  static final String URL = "keelson.test.jdbc-url";

  static Settings ofJvm() {
    return of(System.getProperties(), System.getenv());
  }

  /** Reads system properties, then environment variables. Blank values count as not set. */
  static Settings of(Properties properties, Map<String, String> environment) {
    String kind = read(KIND, properties, environment);
    return new Settings(
        kind == null || kind.equalsIgnoreCase("auto") ? null : Server.Kind.parse(kind),
        read(URL, properties, environment));
  }

  private static @Nullable String read(
      String name, Properties properties, Map<String, String> environment) {
    String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    String value = properties.getProperty(name, environment.get(variable));
    return value == null || value.isBlank() ? null : value.strip();
  }
}

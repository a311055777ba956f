// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import dev.keelson.migrations.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the user.
 *
 * @param kind the kind of server, or null for the first available one
 * @param url the server to use, or null
 * @param role the role that tests connect as, or null for the owner of the schema
 * @param isolation the default isolation of the connections of tests, or null for the server's
 */
record Settings(
    Server.@Nullable Kind kind,
    @Nullable String url,
    @Nullable Role role,
    @Nullable String isolation) {

  static final String KIND = "keelson.test.db";
  static final String URL = "keelson.test.jdbc-url";
  static final String ROLE = "keelson.test.role";
  static final String ISOLATION = "keelson.test.isolation";

  private static final List<String> ISOLATIONS =
      List.of("read committed", "repeatable read", "serializable");

  static Settings ofJvm() {
    return of(System.getProperties(), System.getenv());
  }

  /** Reads system properties, then environment variables. Blank values count as not set. */
  static Settings of(Properties properties, Map<String, String> environment) {
    String kind = read(KIND, properties, environment);
    return new Settings(
        kind == null || kind.equalsIgnoreCase("auto") ? null : Server.Kind.parse(kind),
        read(URL, properties, environment),
        role(read(ROLE, properties, environment)),
        isolation(read(ISOLATION, properties, environment)));
  }

  private static @Nullable String isolation(@Nullable String words) {
    if (words == null || ISOLATIONS.contains(words.toLowerCase(Locale.ROOT))) {
      return words;
    }
    throw new IllegalStateException(
        "%s must be one of %s; it is %s".formatted(ISOLATION, ISOLATIONS, words));
  }

  private static @Nullable Role role(@Nullable String word) {
    if (word == null || word.equalsIgnoreCase("owner")) {
      return null;
    }
    for (Role role : Role.values()) {
      if (role.name().equalsIgnoreCase(word)) {
        return role;
      }
    }
    throw new IllegalStateException(
        "%s must be owner or one of %s; it is %s"
            .formatted(ROLE, Arrays.toString(Role.values()).toLowerCase(Locale.ROOT), word));
  }

  private static @Nullable String read(
      String name, Properties properties, Map<String, String> environment) {
    String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    String value = properties.getProperty(name, environment.get(variable));
    return value == null || value.isBlank() ? null : value.strip();
  }
}

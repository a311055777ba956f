// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One SQL statement with named parameters, read from a file of this package.
 *
 * @param named its text, with parameters written {@code :name}
 */
public record Statement(String named) {

  /**
   * Claims work; {@code scope} narrows it to projects and {@code limit} is 1 or more, both filled
   * in as text.
   */
  public static Statement claim(int limit, Scope scope) {
    return load("claim").fill("limit", Integer.toString(limit)).fill("scope", scope.condition);
  }

  /** Which projects a claim takes from. */
  public enum Scope {
    /** All of them, in one statement: on one server only. */
    ALL(""),
    /** One, the parameter {@code project}. */
    ONE("and w.project_id = :project"),
    /** A list, the parameter {@code projects}. */
    SOME("and w.project_id = any (:projects)");

    private final String condition;

    Scope(String condition) {
      this.condition = condition;
    }
  }

  private static final Pattern COMMENT = Pattern.compile("^\\s*--.*\\R", Pattern.MULTILINE);
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

  /** Reads {@code name}.sql. @throws IllegalArgumentException if this package has no such file */
  public static Statement load(String name) {
    try (InputStream file = Statement.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalArgumentException(
            "there is no statement %s.sql in %s".formatted(name, Statement.class.getPackageName()));
      }
      return new Statement(
          COMMENT
              .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
              .replaceAll("")
              .strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same statement for tables in another schema than {@code keelson}. */
  public Statement in(String schema) {
    return new Statement(named.replace("keelson.", schema + "."));
  }

  /** The text with a {@code ?} for each parameter, as JDBC takes it. */
  public String positional() {
    return PARAMETER.matcher(named).replaceAll("?");
  }

  /** The names of the parameters, one for each {@code ?}, in their order. */
  public List<String> parameters() {
    return PARAMETER.matcher(named).results().map(found -> found.group(1)).toList();
  }

  private Statement fill(String slot, String text) {
    return new Statement(named.replace("{" + slot + "}", text));
  }
}

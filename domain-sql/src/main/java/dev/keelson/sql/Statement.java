// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL statement with named parameters, read from a file of this package. Making one reads and
 * searches text, so stores keep the statements that they run often.
 */
public final class Statement {

  private static final Pattern COMMENT = Pattern.compile("^\\s*--( .*)?\\R", Pattern.MULTILINE);
  private static final Pattern INCLUDE = Pattern.compile("\\{include (\\w+)}");
  private static final Pattern ENDING =
      Pattern.compile("^--if ending\\R(.*?)^--end\\R", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z][a-zA-Z0-9]*)");
  private static final String ROW = "{row}";

  private final String template;
  private final String named;
  private final String positional;
  private final List<String> parameters;

  private Statement(String template) {
    this.template = template;
    named = template.replace(ROW, "*");
    positional = PARAMETER.matcher(named).replaceAll("?");
    parameters = PARAMETER.matcher(named).results().map(found -> found.group(1)).toList();
  }

  /**
   * Reads {@code name}.sql.
   *
   * @throws IllegalArgumentException if this package has no such file
   */
  public static Statement load(String name) {
    return new Statement(read(name));
  }

  /** The statement of that text. */
  static Statement of(String text) {
    return new Statement(text);
  }

  /**
   * Claims work; {@code scope} narrows it to projects and {@code limit} is 1 or more, both filled
   * in as text.
   */
  public static Statement claim(int limit, Scope scope) {
    return claim(limit, scope, "");
  }

  /** The same, but ends other work under its lease first, or does neither. */
  public static Statement endAndClaim(int limit, Scope scope) {
    return claim(limit, scope, "$1");
  }

  private static Statement claim(int limit, Scope scope, String ending) {
    return new Statement(
        ENDING
            .matcher(read("claim"))
            .replaceAll(ending)
            .replace("{limit}", Integer.toString(limit))
            .replace("{scope}", scope.condition));
  }

  /** Which projects a claim takes from. */
  public enum Scope {
    /** All of them, in one statement: on one server only. */
    ALL(""),
    /** One, the parameter {@code projectId}. */
    ONE("and w.project_id = :projectId"),
    /** A list, the parameter {@code projectIds}. */
    SOME("and w.project_id = any (:projectIds)");

    private final String condition;

    Scope(String condition) {
      this.condition = condition;
    }
  }

  /** The same statement with {@code text} in the place that is called {@code {name}}. */
  Statement filled(String name, String text) {
    return new Statement(template.replace("{" + name + "}", text));
  }

  /** The same statement with the active states of a lifecycle in the place that is called so. */
  <S extends Enum<S> & State> Statement active(String name, Lifecycle<S> lifecycle) {
    return filled(name, active(lifecycle));
  }

  /** The active states of a lifecycle, to be compared with {@code in}. */
  static <S extends Enum<S> & State> String active(Lifecycle<S> lifecycle) {
    return lifecycle.activeStates().stream()
        .map(state -> "'" + state.wireName() + "'")
        .collect(joining(", ", "(", ")"));
  }

  /** The same statement for tables in another schema than {@code keelson}. */
  public Statement in(String schema) {
    return new Statement(template.replace("keelson.", schema + "."));
  }

  /**
   * The same statement that returns these columns of its rows, in this order. Without, it returns
   * all: right for readers that go by name, but a later migration may put more of them anywhere.
   */
  public Statement returning(List<String> columns) {
    return new Statement(template.replace(ROW, String.join(", ", columns)));
  }

  /** The text, with parameters written {@code :name}. */
  public String named() {
    return named;
  }

  /** The text with a {@code ?} for each parameter, as JDBC takes it. */
  public String positional() {
    return positional;
  }

  /** The names of the parameters, one for each {@code ?}, in their order. */
  public List<String> parameters() {
    return parameters;
  }

  private static String read(String name) {
    try (InputStream stream = Statement.class.getResourceAsStream(name + ".sql")) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "there is no statement %s.sql in %s".formatted(name, Statement.class.getPackageName()));
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      String statement = COMMENT.matcher(text).replaceAll("").strip();
      return INCLUDE
          .matcher(statement)
          .replaceAll(file -> Matcher.quoteReplacement(read(file.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

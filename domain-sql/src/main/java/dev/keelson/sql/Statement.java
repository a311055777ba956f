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
 * An SQL statement with named parameters, read from a file of this package. Creating one reads and
 * parses text, so stores cache the statements that they run often.
 */
public final class Statement {

  private static final Pattern COMMENT = Pattern.compile("^\\s*--( .*)?\\R", Pattern.MULTILINE);
  private static final Pattern INCLUDE = Pattern.compile("\\{include (\\w+)}");
  private static final Pattern ENDING =
      Pattern.compile("^--if ending\\R(.*?)^--end\\R", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z][a-zA-Z0-9]*)");
  private static final String ROW = "{row}";
  private static final String RAISABLE =
      "and w.version <> 9223372036854775807 and w.lease_token <> 9223372036854775807"
          + " and w.attempt <> 2147483647";

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

  /** Returns the statement with that text. */
  static Statement of(String text) {
    return new Statement(text);
  }

  /**
   * Returns the statement that claims work; {@code scope} restricts the projects and {@code limit}
   * is 1 or more, both filled in as text.
   */
  public static Statement claim(int limit, ProjectFilter scope) {
    return claim(limit, scope, "");
  }

  /** Returns the statement that ends other work under its lease and claims work, atomically. */
  public static Statement endAndClaim(int limit, ProjectFilter scope) {
    return claim(limit, scope, "$1");
  }

  private static Statement claim(int limit, ProjectFilter scope, String ending) {
    return new Statement(
        ENDING
            .matcher(read("claim"))
            .replaceAll(ending)
            .replace("{limit}", Integer.toString(limit))
            .replace("{scope}", scope.condition)
            .replace("{raisable}", scope == ProjectFilter.ITEM ? "" : RAISABLE));
  }

  /** Returns the statement that finds the first of what a claim would take. */
  static Statement nextWork(int limit, ProjectFilter scope) {
    Statement next = new Statement(ENDING.matcher(read("next_work")).replaceAll(""));
    return next.filled("limit", Integer.toString(limit))
        .filled("scope", scope.condition)
        .filled("raisable", RAISABLE);
  }

  /** Returns the text of the query for what an item w still waits for. */
  static String unresolved() {
    return ENDING.matcher(read("unresolved")).replaceAll("");
  }

  /** The projects that a claim takes from. */
  public enum ProjectFilter {
    /** All projects, in one statement; on a single server only. */
    ALL(""),
    /** One project, the parameter {@code projectId}. */
    ONE("and w.project_id = :projectId"),
    /** One item, the parameters {@code projectId} and {@code workItemId}. */
    ITEM("and w.project_id = :projectId and w.id = :workItemId"),
    /** A list of projects, the parameter {@code projectIds}. */
    SOME("and w.project_id = any (:projectIds)");

    private final String condition;

    ProjectFilter(String condition) {
      this.condition = condition;
    }
  }

  /** Returns this statement with the one of a file in place of {@code {name}}. */
  Statement including(String name, String file) {
    return filled(name, read(file));
  }

  /** Returns this statement with {@code text} in place of {@code {name}}. */
  Statement filled(String name, String text) {
    return new Statement(template.replace("{" + name + "}", text));
  }

  /** Returns this statement with the active states of a lifecycle in place of {@code {name}}. */
  <S extends Enum<S> & State> Statement active(String name, Lifecycle<S> lifecycle) {
    return filled(name, active(lifecycle));
  }

  /**
   * Returns this statement with all states of a lifecycle in place of {@code {name}}, for what is
   * not done to a row in a state that only a newer release knows.
   */
  <S extends Enum<S> & State> Statement known(String name, Lifecycle<S> lifecycle) {
    return filled(name, listed(lifecycle.states()));
  }

  /** Returns the active states of a lifecycle as an SQL list for {@code in}. */
  static <S extends Enum<S> & State> String active(Lifecycle<S> lifecycle) {
    return listed(lifecycle.activeStates());
  }

  private static String listed(List<? extends State> states) {
    return states.stream()
        .map(state -> "'" + state.wireName() + "'")
        .collect(joining(", ", "(", ")"));
  }

  /** Returns this statement for tables in another schema than {@code keelson}. */
  public Statement in(String schema) {
    return new Statement(template.replace("keelson.", schema + "."));
  }

  /**
   * Returns this statement returning these columns of its rows, in this order. Otherwise it returns
   * all columns, which is right for reading by name, but a later migration may add columns at any
   * position.
   */
  public Statement returning(List<String> columns) {
    return new Statement(template.replace(ROW, String.join(", ", columns)));
  }

  /** Returns the text, with parameters written {@code :name}. */
  public String named() {
    return named;
  }

  /** Returns the text with a {@code ?} for each parameter, as JDBC expects it. */
  public String positional() {
    return positional;
  }

  /** Returns the names of the parameters, one for each {@code ?}, in order. */
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

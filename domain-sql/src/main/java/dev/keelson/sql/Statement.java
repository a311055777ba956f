// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An SQL statement with named parameters, read from a file of this package. Creating one reads and
 * parses text, so stores cache the statements that they run often.
 */
public final class Statement {

  private static final Pattern COMMENT = Pattern.compile("^\\s*--( .*)?\\R", Pattern.MULTILINE);
  private static final Pattern INCLUDE = Pattern.compile("\\{include (\\w+)}");

  /** A part without others in it. */
  private static final Pattern PART =
      Pattern.compile("^--if (\\w+)\\R((?:(?!--if ).*\\R)*?)--end\\R", Pattern.MULTILINE);

  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z][a-zA-Z0-9]*)");
  private static final String ROW = "{row}";
  private static final int MAX_TURNS = 16;
  private static final String AVAILABLE =
      "and coalesce(w.available_at, '-infinity') <= keelson.transaction_time()";
  private static final String CAPABLE =
      "and (w.capability is null or w.capability = any (cast(:capabilities as text[])))";
  private static final String STARTABLE = "and w.attempt < w.max_attempts";

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
   * Returns the statement that claims work.
   *
   * @param limit 1 or more, filled in as text
   * @param from where it claims
   * @param ended the file of what ending other work under its lease first sets; null if it ends
   *     none
   */
  public static Statement claim(int limit, ClaimFrom from, @Nullable String ended) {
    Set<String> parts = new HashSet<>();
    parts.add(from.isSeveral() ? "several" : "one");
    if (ended != null) {
      parts.add("ending");
    }
    String text = read("claim").replace("{turn}", read(from.turn()));
    return new Statement(
        parts(text, parts)
            .replace("{ended}", ended == null ? "" : read(ended))
            .replace("{limit}", Integer.toString(limit))
            .replace("{turns}", Integer.toString(Math.min(limit, MAX_TURNS)))
            .replace("{item}", from.isItem() ? "and w.id = :workItemId" : "")
            .replace("{available}", from.isItem() ? "" : AVAILABLE)
            .replace("{capable}", from.isItem() ? "" : CAPABLE)
            .replace("{startable}", from.isItem() ? "" : STARTABLE)
            .replace("{raisable}", from.isItem() ? "" : "and " + read("raisable_item")));
  }

  /** Returns the statement that finds the first of what a claim would take. */
  static Statement nextWork(int limit, ClaimFrom from) {
    String scope =
        switch (from) {
          case PROJECT, ITEM -> "and w.project_id = :projectId";
          case PROJECTS -> "and w.project_id = any (cast(:projectIds as uuid[]))";
          case EVERYWHERE -> "";
        };
    return new Statement(fragment("next_work"))
        .filled("limit", Integer.toString(limit))
        .filled("scope", scope)
        .filled("available", AVAILABLE)
        .filled("capable", CAPABLE)
        .filled("raisable", "and " + read("raisable_item"));
  }

  /** Returns the text of a file, without what stands in it for claims that end other work. */
  static String fragment(String name) {
    return parts(read(name), Set.of());
  }

  private static String parts(String text, Set<String> kept) {
    Matcher inner = PART.matcher(text);
    return inner.find()
        ? parts(
            inner.replaceAll(part ->
                kept.contains(part.group(1)) ? Matcher.quoteReplacement(part.group(2)) : ""),
            kept)
        : text;
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

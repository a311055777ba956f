// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What one test tried by SQL, and for what reason it was refused to whom. As text, it is what
 * {@code ways-around.txt} lists for the test.
 */
final class Attempts {

  private static final String LIST = "ways-around.txt";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern DEEP = Pattern.compile("\\[{99,}(]{99,})");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");

  private static final Pattern TEST_ROLE = Pattern.compile("keelson_test_[0-9a-f]{32}");

  /** What a store adds to each write, which is no reason to refuse it. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "version = \\w+\\.version \\+ 1, updated_at = now\\(\\), updated_by = 'system:keelson'");

  private final Map<String, Map<String, Set<String>>> reasons = new LinkedHashMap<>();

  void add(String who, String sql, String reason) {
    reasons
        .computeIfAbsent(plain(sql), key -> new TreeMap<>())
        .computeIfAbsent(who, key -> new TreeSet<>())
        .add(plain(reason));
  }

  /**
   * Returns the SQLSTATE of a refusal, and which constraint it was, or what it said. Versions of
   * PostgreSQL differ in which of two states a restricted deletion gets.
   */
  static String reason(SQLException refusal) {
    ServerErrorMessage server =
        refusal instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    @Nullable String constraint = server == null ? null : server.getConstraint();
    if (constraint != null) {
      return refusal.getSQLState().replace("23001", "23503") + " " + constraint;
    }
    return refusal.getSQLState()
        + " "
        + (server == null ? refusal.getMessage() : server.getMessage());
  }

  /** Returns what the list has for a test, or for a test of a nested class. */
  static Optional<String> listed(String test) {
    return Optional.ofNullable(blocks().get(test));
  }

  /** Returns the names of all tests in the list. */
  static Set<String> tests() {
    return blocks().keySet();
  }

  private static Map<String, String> blocks() {
    Map<String, String> blocks = new LinkedHashMap<>();
    String test = "";
    for (String line : list().lines().toList()) {
      if (line.startsWith(" ")) {
        blocks.merge(test, line + "\n", String::concat);
      } else {
        test = line;
      }
    }
    return blocks;
  }

  private static String list() {
    try (InputStream in = Attempts.class.getResourceAsStream(LIST)) {
      return new String(Objects.requireNonNull(in, LIST).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text on one line, the same each time the test runs. */
  private static String plain(String text) {
    String line = ID.matcher(text).replaceAll("<id>").strip().replaceAll("\\s+", " ");
    line = TEST_ROLE.matcher(line).replaceAll("<role>");
    line = SIGNED.matcher(line).replaceAll("<signed>");
    line =
        DEEP.matcher(line)
            .replaceAll(deep -> "[... %s levels ...]".formatted(deep.group(1).length()));
    return NOT_ASCII
        .matcher(line)
        .replaceAll(odd -> String.format(Locale.ROOT, "\\\\u%04x", odd.group().codePointAt(0)));
  }

  /** Who was refused for which reasons, and below that the attempts of which it is true. */
  @Override
  public String toString() {
    Map<String, List<String>> attempts = new LinkedHashMap<>();
    reasons.forEach((attempt, given) ->
        attempts.computeIfAbsent(told(given), key -> new ArrayList<>()).add(attempt));
    StringBuilder text = new StringBuilder();
    attempts.forEach((told, tried) -> {
      text.append(told);
      tried.forEach(attempt -> text.append("    ").append(attempt).append('\n'));
    });
    return text.toString();
  }

  /** Returns a line for each reason, with those who were given it. */
  private static String told(Map<String, Set<String>> given) {
    Map<String, List<String>> shared = new LinkedHashMap<>();
    given.forEach((who, why) ->
        shared.computeIfAbsent(String.join(" | ", why), key -> new ArrayList<>()).add(who));
    return shared.entrySet().stream()
        .map(each -> "  %s: %s\n".formatted(String.join(", ", each.getValue()), each.getKey()))
        .collect(joining());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds well-known formats of secrets in text: keys of cloud and model providers, tokens of code
 * hosts and chat services, private keys, signed web tokens, passwords in URLs (R000-03, R003-62).
 * It recognizes formats only: a password that looks like an ordinary word passes, so hosts must
 * keep secrets out themselves and use this as a safety net.
 */
public final class SecretScanner {

  private static final Map<String, Pattern> SHAPES =
      Map.ofEntries(
          shape("private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
          shape("GitHub token", "\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})"),
          shape("GitLab token", "\\bglpat-[A-Za-z0-9_-]{20}"),
          shape("Anthropic key", "\\bsk-ant-[A-Za-z0-9_-]{20}"),
          shape("OpenAI key", "\\bsk-(proj-|svcacct-)?[A-Za-z0-9_-]{32}"),
          shape("AWS access key", "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
          shape("Google API key", "\\bAIza[A-Za-z0-9_-]{35}"),
          shape("Slack token", "\\bxox[abeoprs]-[A-Za-z0-9-]{20}"),
          shape("Stripe key", "\\b[rs]k_live_[A-Za-z0-9]{20}"),
          shape("package registry token", "\\b(npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_-]{40})"),
          shape(
              "signed web token",
              // not inside of a run of these characters, or else each place in it would read the
              // rest
              "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10}"),
          shape(
              "password in an address",
              "\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{1,100}:[^\\s/:@$<{]{1,200}@"));

  /**
   * What any of the formats must contain; texts without it, which are nearly all, pass after one
   * scan.
   */
  private static final Pattern HINT =
      Pattern.compile(
          "PRIVATE"
              + " KEY|gh[pousr]_|github_pat_|glpat-|sk-|AKIA|ASIA|AIza|xox|k_live_|npm_|pypi-|eyJ|://");

  private SecretScanner() {}

  /** Returns the kind of secret that {@code text} contains, or empty if it contains none. */
  public static Optional<String> find(String text) {
    if (!HINT.matcher(text).find()) {
      return Optional.empty();
    }
    return SHAPES.entrySet().stream()
        .filter(shape -> shape.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /**
   * Checks that text contains no secret. Null passes.
   *
   * @throws SecretFoundException if it does, naming the field and the kind of secret, never the
   *     text
   */
  public static void check(@Nullable String text, String field) {
    if (text != null) {
      find(text)
          .ifPresent(shape -> {
            throw new SecretFoundException(field, shape);
          });
    }
  }

  /**
   * Checks that no text or key in JSON contains a secret. Texts are checked unescaped, since
   * escapes would hide where a word begins.
   *
   * @throws SecretFoundException if it does, naming the field and the kind of secret, never the
   *     text
   */
  public static void check(Json json, String field) {
    if (HINT.matcher(json.text()).find()) {
      checkTexts(json.toTree(), field);
    }
  }

  private static void checkTexts(JsonNode node, String field) {
    if (node.isString()) {
      check(node.stringValue(), field);
    }
    node.propertyNames().forEach(key -> check(key, field));
    node.values().forEach(value -> checkTexts(value, field));
  }

  private static Map.Entry<String, Pattern> shape(String name, String regex) {
    return Map.entry(name, Pattern.compile(regex));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys, which have many lines, and signed web tokens. */
final class KeyRules {

  static final String PRIVATE_KEY = "private key";

  /**
   * Between two lines, also where the text is itself the JSON or the code of a text. Quotes come in
   * pairs, so that JSON remains JSON.
   */
  private static final String BREAK =
      "(?:\\s|\\\\[nrt]|\\\\(?=[\\r\\n\\\\])|[>|]"
          + "|\\\\{0,2}[\"'][ \\t]?[+,]?\\s{0,20}+[+,]?[ \\t]{0,20}+\\\\{0,2}[\"']){1,40}+";

  private static final String HEADERS =
      "(?:"
          + BREAK
          + "(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset): [^\\r\\n\\\\]{0,120}+){0,6}+";

  /** Without a bound: every line of a key must be masked, and no line can begin another key. */
  static final String LINES = "(?:" + BREAK + "[A-Za-z0-9+/=:]{16,}+)++";

  private static final String PEM =
      "-{4,5} ?BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}";

  private static final String END =
      "-{4,5} ?END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}";

  static final String PEM_END =
      "(?:(?:" + BREAK + "[A-Za-z0-9+/=]{1,15}+){0,2}+" + BREAK + END + ")?";

  private static final String SHORT_LINES = "(?:" + BREAK + "[A-Za-z0-9+/=]{4,80}+){1,8}+";

  /** The beginning of such a key of any algorithm, written in base 64 as a whole. */
  private static final String ENCODED_PEM =
      "LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFUR|BFQyBQUklWQVRF|BEU0EgUFJJVkFUR"
          + "|BPUEVOU1NIIFBSSVZBVE|BFTkNSWVBURUQgUFJJVkFUR)";

  private static final Pattern LONG_LINE = Pattern.compile("[A-Za-z0-9+/=]{24,}");

  static final List<SecretRule> ALL =
      List.of(
          new SecretRule(
              PRIVATE_KEY,
              List.of("PRIVATE KEY"),
              Pattern.compile(PEM + HEADERS + "(?<body>" + LINES + ")" + PEM_END),
              candidate -> hasKeyLine(candidate.group("body"))),
          new SecretRule(
              PRIVATE_KEY,
              List.of("PRIVATE KEY"),
              Pattern.compile(PEM + "(?<body>" + SHORT_LINES + ")" + BREAK + END),
              candidate -> candidate.group("body").matches("(?s).*[A-Za-z0-9][/=].*")),
          new SecretRule(
              PRIVATE_KEY,
              List.of("Private-Lines: "),
              Pattern.compile(
                  "Private-Lines: [0-9]{1,4}(?<body>"
                      + LINES
                      + ")(?:"
                      + BREAK
                      + "[A-Za-z0-9+/=]{1,15}+)?(?:"
                      + BREAK
                      + "Private-(?:MAC|Hash): [0-9a-f]{40,64}+)?"),
              candidate -> hasKeyLine(candidate.group("body")),
              0),
          new SecretRule(
              PRIVATE_KEY,
              List.of("LS0tLS1CRUdJTi"),
              Pattern.compile(ENCODED_PEM + "[A-Za-z0-9+/]{40,}+={0,2}"),
              candidate -> true,
              0),
          Shape.strong(
              "age key", "AGE-SECRET-KEY-(?:PQ-)?1", "[A-Z0-9]{58,2000}+", "AGE-SECRET-KEY-"),
          new SecretRule(
              "signed web token",
              List.of("eyJ"),
              // only the first part is bounded: it may begin behind an underscore, and so at many
              // places of one run
              Pattern.compile(
                  Shape.START.replace("A-Za-z0-9-]", "A-Za-z0-9.-]")
                      + "eyJ[A-Za-z0-9_-]{10,1000}+\\.(?<payload>[A-Za-z0-9_-]{10,}+)"
                      // a long one is known without its signature, which a later chunk may bring
                      + "(?:(?:\\.[A-Za-z0-9_-]{10,}+){1,3}+|(?<=[A-Za-z0-9_-]{3000}))"),
              candidate -> isSecretToken(candidate.value(), candidate.group("payload")),
              0));

  private KeyRules() {}

  private static boolean hasKeyLine(String body) {
    Matcher matcher = LONG_LINE.matcher(body);
    while (matcher.find()) {
      String line = matcher.group();
      if (Looks.plausible(line) && !(Looks.wordy(line) && !Looks.hasDigit(line))) {
        return true;
      }
    }
    return false;
  }

  /** Not those of jwt.io, and not those of web clients, which are made to be public. */
  private static boolean isSecretToken(String token, String payload) {
    if (Looks.isStandIn(payload) || token.endsWith("...")) {
      return false;
    }
    String claims = decoded(payload);
    return !(claims.contains("John Doe") && claims.contains("1234567890"))
        && !claims.equals("{\"some\":\"payload\"}")
        && !claims.contains("\"role\":\"anon\"");
  }

  private static String decoded(String payload) {
    try {
      String text = payload.substring(0, Math.min(payload.length(), 4000) / 4 * 4);
      return new String(
          Base64.getUrlDecoder().decode(payload.length() <= 4000 ? payload : text),
          StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}

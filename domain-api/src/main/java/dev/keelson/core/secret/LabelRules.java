// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is called a password or key, and looks like one. */
final class LabelRules {

  private static final String PASSWORD = "(?i:password|passwd|passphrase|passcode|pwd|_pass|-pass)";
  private static final List<String> PASSWORD_HINTS =
      List.of("password", "passwd", "passphrase", "passcode", "pwd", "_pass", "-pass");

  private static final String KEY =
      "(?i:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?key"
          + "|account[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|service[_-]?key"
          + "|secret[_-]key[_-]base|credentials?|_auth)";
  private static final List<String> KEY_HINTS =
      List.of(
          "secret",
          "token",
          "apikey",
          "api_key",
          "api-key",
          "accesskey",
          "access_key",
          "access-key",
          "privatekey",
          "private_key",
          "private-key",
          "auth_key",
          "auth-key",
          "authkey",
          "accountkey",
          "account_key",
          "account-key",
          "encryption",
          "signing",
          "master",
          "service_key",
          "service-key",
          "servicekey",
          "credential",
          "_auth");

  /** What tells several of a kind apart, behind their name. */
  private static final String WHICH =
      "(?i:[_-]?(?:old|new|prod|production|dev|staging|backup|primary|secondary|ro|rw|[0-9]{1,2}))?+_?+";

  private static final int LONGEST_OPTION = 32;
  private static final String GAP = "[ \\t]{0,4}+";
  private static final String SIGN = GAP + "(?::=|=>|[:=])" + GAP;

  /** How a value is written: in quotes, in quotes of a text in a text, or bare. */
  private static final List<String> WRITTEN =
      List.of(
          "(?:\\\\?[\"'`])?+(?:]|\\))?+"
              + SIGN
              + "\"(?<secret>(?:[^\"\\\\\\r\\n]|\\\\.){6,200}+)\"",
          "(?:\\\\?[\"'`])?+(?:]|\\))?+"
              + SIGN
              + "(?<q>['`])(?<secret>[^\"'`\\\\\\r\\n]{6,200}+)\\k<q>",
          "(?:\\\\{1,3}[\"'])?+"
              + SIGN
              + "\\\\{1,3}[\"'](?<secret>[^\"'\\\\\\s]{6,200}+)\\\\{1,3}[\"']",
          "[\"']?+>(?<secret>[^\\s<>\"\\\\]{6,200}+)</",
          "[\"']?+(?<gap>"
              + SIGN
              + ")(?<secret>[^\\s\"'`,;&<>(){}\\[\\]\\\\]{6,200}+)"
              + "(?<next>(?=[(\\[.])|)",
          "(?<option>[ =]\\\\?[\"']?)(?<secret>[^\\s\"'`,;&<>(){}\\[\\]\\\\]{6,200}+)");

  private static final Pattern IDENTIFIER =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(?:\\.[A-Za-z0-9_$]+)*");

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._-]{1,60}+@[A-Za-z-]{1,60}+(?:\\.[A-Za-z]{2,10})*");

  /** Words that say that something is not secret, or only for a moment, before a label. */
  private static final Pattern NOT_SECRET =
      Pattern.compile(
          "(?s).*(?:public|publishable|anon|site|page|next|cancel|continuation|sync|csrf|xsrf|cache"
              + "|idempotency|dedup|design|example|hash|digest|fingerprint|salt|resume|page_?)[_.-]?");

  static final List<SecretRule> ALL = all();

  private LabelRules() {}

  private static List<SecretRule> all() {
    List<SecretRule> rules = new ArrayList<>();
    rules.add(
        new SecretRule(
            "authorization",
            List.of("authorization", "bearer", "private-token", "x-api-key"),
            Pattern.compile(
                "(?i:(?:authorization|private-token|x-api-key)[\"']?+"
                    + GAP
                    + "[:=]|bearer )"
                    + GAP
                    + "\\\\?[\"']?+(?:(?i:bearer|token|bot|apikey|key)[ \\t]{1,4}+)?+"
                    + "(?<secret>[A-Za-z0-9._~+/=-]{16,1000}+)"),
            candidate -> isKey(candidate, candidate.value()),
            0));
    rules.add(
        new SecretRule(
            "authorization",
            List.of("basic "),
            Pattern.compile("(?i:basic) {1,4}+(?<secret>[A-Za-z0-9+/]{6,400}+={0,2})"),
            candidate -> isBasic(candidate.value()),
            0));
    rules.add(
        new SecretRule(
            "authorization",
            List.of("auth"),
            Pattern.compile(
                "[\"']auth\\\\?[\"']"
                    + SIGN
                    + "\\\\?[\"'](?<secret>[A-Za-z0-9+/]{6,400}+={0,2})\\\\?[\"']"),
            candidate -> isBasic(candidate.value()),
            1));
    rules.add(
        new SecretRule(
            "session cookie",
            List.of("cookie"),
            Pattern.compile(
                "(?i:cookie[\"']?:)[^\\r\\n]{0,300}?(?i:session|sess_?id|[_. ]sid|auth|remember)"
                    + "[A-Za-z0-9_.-]{0,30}+=(?<secret>[A-Za-z0-9%._~+/-]{20,2000}+=*+)"),
            candidate -> Looks.plausible(candidate.value()),
            0));
    rules.add(
        new SecretRule(
            "password",
            List.of("login"),
            Pattern.compile(
                "(?i:login)\\s{1,4}+\\S{1,100}+\\s{1,4}+(?i:password)\\s{1,4}+(?<secret>[^\\s\"\\\\]{4,200}+)"),
            candidate -> isChosen(candidate.value(), false),
            0));
    rules.add(
        new SecretRule(
            "labelled key",
            List.of("SECRET_KEY"),
            Pattern.compile(
                "SECRET_KEY" + GAP + "[:=]" + GAP + "[\"'](?<secret>[^\"'\\\\\\s]{32,200}+)[\"']"),
            candidate -> Looks.random(candidate.value()) || isOfSigns(candidate.value()),
            0));
    for (String written : WRITTEN) {
      boolean option = written.startsWith("(?<option>");
      String begin = option ? "(?<=[ \\t\"'])--?[a-z-]{0,30}?" : "";
      rules.add(
          new SecretRule(
              "password",
              PASSWORD_HINTS,
              Pattern.compile(begin + PASSWORD + WHICH + written),
              LabelRules::isPassword,
              option ? LONGEST_OPTION : 0));
      rules.add(
          new SecretRule(
              "labelled key",
              KEY_HINTS,
              Pattern.compile(begin + KEY + WHICH + written),
              candidate -> !isChain(candidate) && isKey(candidate, candidate.value()),
              option ? LONGEST_OPTION : 0));
    }
    return List.copyOf(rules);
  }

  /**
   * Whether it was drawn from an alphabet with signs, as frameworks do, whatever its letters are.
   */
  private static boolean isOfSigns(String value) {
    return value.chars().filter(c -> "!#$%&()*+=@^".indexOf(c) >= 0).count() >= 4
        && !Looks.isStandIn(value)
        && !Looks.isTemplate(value);
  }

  private static boolean isPassword(SecretCandidate candidate) {
    String value = candidate.value();
    boolean bare = candidate.match().namedGroups().containsKey("next");
    if (isPublic(candidate, value) || (bare && isCode(candidate, value))) {
      return false;
    }
    return isChosen(value, candidate.group("gap").contains(" "));
  }

  /** Whether somebody may have chosen it as a password: it is more than words. */
  static boolean isChosen(String value, boolean spaced) {
    String rest = value.toLowerCase(Locale.ROOT).transform(LabelRules::withoutWords);
    boolean special = value.chars().anyMatch(c -> "!@#$%^&*+=?~|".indexOf(c) >= 0);
    boolean identifier = IDENTIFIER.matcher(value).matches();
    return !Looks.isTemplate(value)
        && !Looks.isStandIn(value.toLowerCase(Locale.ROOT))
        && value.chars().noneMatch(c -> c == ' ' || c == '\t')
        && !value.contains("://")
        && !value.contains("${")
        && !value.contains("(?")
        && Looks.hasLetter(value)
        && rest.length() >= 5
        && (special ? value.length() >= 8 : Looks.hasDigit(value) || isDrawn(value))
        && !(spaced && identifier && !Looks.random(value))
        && !(value.contains(".") && identifier)
        && !EMAIL.matcher(value).matches()
        && !(value.contains("/") && Looks.wordy(value));
  }

  /** Letters alone are a password only if nobody could have meant a word. */
  private static boolean isDrawn(String value) {
    return value.length() >= 12 && !Looks.wordy(value) && Looks.random(value);
  }

  private static final Pattern ORDINARY =
      Pattern.compile(
          "password|passwort|passwd|passphrase|pass|secret|token|test|admin|user|login|root|demo|foo"
              + "|bar|baz|qwerty|abc|hash|key|new|old|my|the|db|env|file|field|input|value|name|wrong"
              + "|right|bad|good|0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?");

  private static String withoutWords(String text) {
    return ORDINARY.matcher(text).replaceAll("");
  }

  private static boolean isKey(SecretCandidate candidate, String value) {
    return value.length() >= 16
        && value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_+/=.~:-".indexOf(c) >= 0)
        && !isPublic(candidate, value)
        // web tokens and keys of Google are judged by their own rules
        && !value.startsWith("eyJ")
        && !value.startsWith("AIza")
        && !value.startsWith("sha256")
        && !value.contains("://")
        && !value.contains("::")
        && Looks.random(value);
  }

  /** Names with dots between, as in code. */
  private static boolean isChain(SecretCandidate candidate) {
    String value = candidate.value();
    return candidate.match().namedGroups().containsKey("next")
        && value.contains(".")
        && IDENTIFIER.matcher(value).matches();
  }

  private static boolean isCode(SecretCandidate candidate, String value) {
    String after = candidate.after(1);
    return after.equals("(")
        || after.equals("[")
        || value.endsWith(".")
        || value.startsWith("$")
        || (value.startsWith("%") && value.endsWith("%"))
        || ((after.equals(",") || after.equals(")")) && IDENTIFIER.matcher(value).matches());
  }

  private static boolean isPublic(SecretCandidate candidate, String value) {
    String before = candidate.beforeInLine(60);
    return Examples.contains(value)
        || before.lastIndexOf("${") > before.lastIndexOf('}') // what a shell takes without it
        || NOT_SECRET.matcher(candidate.beforeInLine(24).toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isBasic(String value) {
    if (Examples.contains(value)) {
      return false;
    }
    try {
      String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      int colon = pair.indexOf(':');
      String password = pair.substring(colon + 1);
      return colon >= 0
          && pair.chars().allMatch(c -> c >= ' ' && c < 127)
          && password.length() >= 4
          && !Looks.isTemplate(password)
          && !Looks.isStandIn(password.toLowerCase(Locale.ROOT))
          && !password.toLowerCase(Locale.ROOT).transform(LabelRules::withoutWords).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

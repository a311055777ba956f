// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Short ways to write the rules for keys with a prefix. */
final class Shape {

  /** Letters and digits; those and hyphen and underscore; hexadecimal digits; base 64. */
  static final String ALNUM = "[A-Za-z0-9]";

  static final String URL = "[A-Za-z0-9_-]";
  static final String HEX = "[0-9a-f]";
  static final String BASE64 = "[A-Za-z0-9+/_-]";

  private static final int LONGEST_PREFIX = 40;

  private Shape() {}

  /** Something that follows a prefix that nothing else has: it stands anywhere. */
  static SecretRule strong(String kind, String prefixes, String rest, String... hints) {
    return rule(kind, prefixes, prefixes + "(?<body>" + rest + ")", Looks::plausible, hints);
  }

  /** Something that follows a prefix that words may have: at a boundary, and drawn at random. */
  static SecretRule weak(String kind, String prefixes, String rest, String... hints) {
    String regex = "(?=" + prefixes + ")" + START + prefixes + "(?<body>" + rest + ")" + END;
    return rule(kind, prefixes, regex, Looks::random, hints);
  }

  /** Something that is long enough to stand anywhere, if it was drawn at random. */
  static SecretRule anywhere(String kind, String prefixes, String rest, String... hints) {
    return rule(kind, prefixes, prefixes + "(?<body>" + rest + ")" + END, Looks::random, hints);
  }

  /** Between characters of no key, or behind a colour or an escape whose last one is a letter. */
  static final String START =
      "(?:(?<![A-Za-z0-9-])|(?<=\\\\[nrtfb])|(?<=\\[[0-9;]{0,12}[mK])|(?<=%[0-9A-Fa-f]{2}))";

  static final String END = "(?![A-Za-z0-9])";

  private static SecretRule rule(
      String kind, String prefixes, String regex, Predicate<String> looks, String... hints) {
    return new SecretRule(
        kind,
        List.of(hints),
        Pattern.compile(regex),
        candidate -> looks.test(candidate.group("body")) && !Examples.contains(candidate.value()),
        reach(prefixes, hints));
  }

  /** Nothing if a match begins with the hint, as far as that goes. */
  @SuppressWarnings("JdkObsolete") // whether more text could make it match is what is asked
  private static int reach(String prefixes, String... hints) {
    Pattern pattern = Pattern.compile(prefixes);
    boolean begins =
        !pattern.matcher("").matches()
            && List.of(hints).stream()
                .map(pattern::matcher)
                .allMatch(matcher -> matcher.lookingAt() || matcher.hitEnd());
    return begins ? 0 : LONGEST_PREFIX;
  }
}

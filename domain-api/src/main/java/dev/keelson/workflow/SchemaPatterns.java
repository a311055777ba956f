// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import com.networknt.schema.regex.RegularExpressions;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of schemas, whose use ends: each match may take so many steps. */
final class SchemaPatterns {

  private static final long MANY = 1_000_000_000;
  private static final int MAX_LENGTH = 1000;
  private static final long MAX_REPETITIONS = 10_000;
  private static final int MAX_STEPS = 1_000_000;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

  private SchemaPatterns() {}

  /**
   * Compiles a pattern.
   *
   * @throws InvalidValueException if it is malformed, too long, or repeats too often
   */
  static Pattern compile(String pattern, String field) {
    Check.that(
        pattern.length() <= MAX_LENGTH && repetitions(pattern) <= MAX_REPETITIONS,
        field,
        "must have patterns of at most %s characters that count to at most %s"
            .formatted(MAX_LENGTH, MAX_REPETITIONS),
        "write a shorter one");
    try {
      return Pattern.compile(
          RegularExpressions.replaceLongformCharacterProperties(
              RegularExpressions.replaceDollarAnchors(pattern)));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new InvalidValueException(
          field, "must have patterns that are regular expressions", "mend the pattern");
    }
  }

  /** Tells whether a pattern matches a part of {@code text}; refuses one that takes too long. */
  static boolean find(Pattern pattern, String text, String field) {
    try {
      return pattern.matcher(new Counted(text, new AtomicInteger(MAX_STEPS))).find();
    } catch (TooManySteps | StackOverflowError e) {
      throw new InvalidValueException(
          field,
          "must be a text that the definition's patterns can be matched with in time",
          "use patterns without repetitions in repetitions");
    }
  }

  /** Returns how often the innermost part is repeated by counts, at most, in all its groups. */
  private static long repetitions(String pattern) {
    Deque<Long> groups = new ArrayDeque<>();
    long most = 1;
    long last = 1; // of what the next count repeats
    for (int i = 0; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> {
          i++;
          last = 1;
        }
        case '(' -> {
          groups.push(most);
          most = 1;
          last = 1;
        }
        case ')' -> {
          last = most;
          most = Math.max(most, groups.isEmpty() ? 1 : groups.pop());
        }
        case '{' -> {
          Matcher count = COUNT.matcher(pattern).region(i, pattern.length());
          if (count.lookingAt()) {
            last = product(last, count);
            most = Math.max(most, last);
            i = count.end() - 1;
          }
        }
        default -> last = 1;
      }
    }
    return most;
  }

  private static long product(long last, Matcher count) {
    String end =
        count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
    if (end.length() > 5) {
      return MANY;
    }
    long times = Math.max(1, Long.parseLong(end));
    return last > MANY / times ? MANY : last * times;
  }

  /** A text that can be read so often. */
  private record Counted(String text, AtomicInteger left) implements CharSequence {

    @Override
    public char charAt(int index) {
      if (left.getAndDecrement() == 0) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }
}

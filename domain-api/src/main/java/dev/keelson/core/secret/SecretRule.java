// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of secret is recognized. The pattern is only tried where one of the hints occurs, in
 * any case; nearly all texts are so passed after one scan.
 *
 * <p>The quantifiers of the pattern should have an upper bound and be possessive, so that the time
 * it takes grows with the text and not faster. If it has a group {@code secret}, only that is the
 * secret, and the rest its surroundings.
 *
 * @param kind what is found, in at most 40 letters, digits, spaces, dots and hyphens
 * @param hints literals of at least two printable ASCII characters, without quotes and backslashes,
 *     one of which is in everything that the pattern matches
 * @param pattern what it looks like
 * @param check whether what the pattern matched is a secret, for example by its checksum
 * @param reach how many characters before a hint a match begins at most; 0 if it begins with it
 */
public record SecretRule(
    String kind, List<String> hints, Pattern pattern, Predicate<SecretCandidate> check, int reach) {

  /** The reach of a rule that names none. */
  public static final int REACH = 100;

  private static final Pattern KIND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .-]{0,39}");
  private static final Pattern HINT = Pattern.compile("[ -~&&[^\"\\\\]]{2,40}");

  public SecretRule {
    hints = List.copyOf(hints);
    require(KIND.matcher(kind).matches(), "the kind of a secret must be plain words");
    require(reach >= 0 && reach <= 1000, "the reach of a rule must be 0 to 1000");
    require(!hints.isEmpty(), "a rule for secrets must have a hint");
    require(
        hints.stream().allMatch(hint -> HINT.matcher(hint).matches()),
        "a hint must be 2 to 40 printable ASCII characters without quotes and backslashes");
  }

  /** A rule with a reach of {@value #REACH} characters. */
  public SecretRule(
      String kind, List<String> hints, Pattern pattern, Predicate<SecretCandidate> check) {
    this(kind, hints, pattern, check, REACH);
  }

  /** Returns a rule that takes everything that the pattern matches for a secret. */
  public static SecretRule of(String kind, String hint, String regex) {
    return new SecretRule(kind, List.of(hint), Pattern.compile(regex), any -> true);
  }

  /** A builder of a rule that takes all that the pattern matches. */
  public static Builder builder() {
    return new Builder();
  }

  SecretRule reaching(int characters) {
    return new SecretRule(kind, hints, pattern, check, characters);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Builds rules; by hand, as what is generated would need the core. */
  public static final class Builder {
    private String kind = "";
    private List<String> hints = List.of();
    private @Nullable Pattern pattern;
    private Predicate<SecretCandidate> check = any -> true;
    private int reach = REACH;

    Builder() {}

    /** Sets what is found. */
    public Builder kind(String words) {
      kind = words;
      return this;
    }

    /** Sets the literals one of which is in every match. */
    public Builder hints(List<String> literals) {
      hints = List.copyOf(literals);
      return this;
    }

    /** Sets what it looks like. */
    public Builder pattern(Pattern shape) {
      pattern = shape;
      return this;
    }

    /** Sets the check of what the pattern matched; without one, all of it is a secret. */
    public Builder check(Predicate<SecretCandidate> isSecret) {
      check = isSecret;
      return this;
    }

    /** Sets how many characters before a hint a match begins at most. */
    public Builder reach(int characters) {
      reach = characters;
      return this;
    }

    /** Returns the rule. */
    public SecretRule build() {
      if (pattern == null) {
        throw new IllegalArgumentException("a rule for secrets must have a pattern");
      }
      return new SecretRule(kind, hints, pattern, check, reach);
    }
  }
}

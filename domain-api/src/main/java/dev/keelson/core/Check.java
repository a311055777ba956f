// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks that values make in their constructors. Each refusal names the field, the rule and the
 * remedy.
 */
public final class Check {

  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);
  private static final Pattern ROOTED = Pattern.compile("[/\\\\]|[A-Za-z]:[/\\\\]");
  private static final Pattern UPWARDS = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");

  private Check() {}

  /**
   * Checks that {@code holds} is true.
   *
   * @throws InvalidValueException if it is false, naming {@code field}
   */
  public static void that(boolean holds, String field, String expectation, String remedy) {
    if (!holds) {
      throw new InvalidValueException(field, expectation, remedy);
    }
  }

  /**
   * Checks that {@code value} is present exactly when its owner is so.
   *
   * @param state what {@code when} is, in words, for example {@code the run has ended}
   * @throws InvalidValueException if it is otherwise, naming {@code field}
   */
  public static void presentExactly(
      @Nullable Object value, boolean when, String field, String state) {
    if ((value != null) != when) {
      throw new InvalidValueException(
          field, "is present exactly when " + state, "use its transition methods");
    }
  }

  /**
   * Returns {@code value} if it is not null.
   *
   * @throws InvalidValueException if it is null, naming {@code field}
   */
  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidValueException(field, "must not be null", "give it a value");
    }
    return value;
  }

  /**
   * Returns an immutable copy of {@code values}, in their order, if neither they nor one of them is
   * null. They are looked at once, so use the copy: a collection may show something else next time.
   *
   * @throws InvalidValueException if it is otherwise, naming {@code field}
   */
  public static <T> List<T> each(@Nullable Collection<? extends T> values, String field) {
    List<T> all = new ArrayList<>(present(values, field));
    all.forEach(value -> present(value, field));
    return List.copyOf(all);
  }

  /** Like {@link #each(Collection, String)}, for the arguments of a call. */
  public static <T> List<T> each(T @Nullable [] values, String field) {
    return each(Arrays.asList(present(values, field)), field);
  }

  /** Like {@link #each(Collection, String)}, for the keys and the values of a map. */
  public static <K, V> Map<K, V> each(
      @Nullable Map<? extends K, ? extends V> values, String field) {
    Map<K, V> all = new LinkedHashMap<>(present(values, field));
    all.forEach((key, value) -> {
      present(key, field);
      present(value, field);
    });
    return Collections.unmodifiableMap(all);
  }

  /**
   * Checks that {@code second} is not before {@code first}; either may be absent.
   *
   * @throws InvalidValueException if it is, naming both
   */
  public static void inOrder(
      @Nullable Instant first, String firstField, @Nullable Instant second, String secondField) {
    if (first != null && second != null && second.isBefore(first)) {
      throw new InvalidValueException(
          secondField,
          "must not be before " + firstField,
          "it is %s, and that is %s".formatted(second, first));
    }
  }

  /** Returns {@code value} if it is in this range, both ends included. */
  public static long between(long least, long most, long value, String field) {
    if (value < least || value > most) {
      throw new InvalidValueException(
          field, "must be %s to %s".formatted(least, most), "got " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is not below {@code least}. */
  public static long atLeast(long least, long value, String field) {
    if (value < least) {
      throw new InvalidValueException(field, "must be at least " + least, "got " + value);
    }
    return value;
  }

  /**
   * Returns {@code value}, truncated to milliseconds, if it is at least {@code least} milliseconds.
   */
  public static Duration millis(long least, Duration value, String field) {
    present(value, field);
    that(
        value.compareTo(Duration.ofMillis(least)) >= 0 && value.compareTo(LONGEST) <= 0,
        field,
        "must be at least %s milliseconds, and at most as many as a long holds".formatted(least),
        "got " + value);
    return Duration.ofMillis(value.toMillis());
  }

  /** Returns {@code value} if it is not longer than that many days of 24 hours. */
  public static Duration atMostDays(long most, Duration value, String field) {
    present(value, field);
    that(
        value.compareTo(Duration.ofDays(Math.clamp(most, 0, LONGEST.toDays()))) <= 0,
        field,
        "must be at most %s days".formatted(most),
        "got " + value);
    return value;
  }

  /**
   * Returns {@code value} if it may be a word of an open vocabulary: a line of at most 100
   * characters, which is not one of the constants of {@code vocabulary} in other letters, or with
   * other or no blanks, dots, hyphens and underscores. Such a word would silently mean nothing.
   */
  public static String word(String value, String field, Class<? extends OpenEnum> vocabulary) {
    line(value, field, 100);
    String meant = Words.meant(vocabulary, value);
    that(
        meant == null,
        field,
        "must be written as " + meant + " where it means that",
        "use the constant, or a word that differs in more than its spelling");
    return value;
  }

  /**
   * Returns {@code value} if it has 1 to {@code max} characters, no control character, and is not
   * blank.
   */
  public static String line(String value, String field, int max) {
    text(value, field, max);
    that(!value.isBlank(), field, "must not be blank", "give it a text or leave the field out");
    that(
        value.chars().noneMatch(Character::isISOControl),
        field,
        "must be one line",
        "take line breaks and control characters out");
    return value;
  }

  /** Like {@link #line}, but accepts null and returns it. */
  public static @Nullable String optionalLine(@Nullable String value, String field, int max) {
    return value == null ? null : line(value, field, max);
  }

  /**
   * Like {@link #optionalLine}, for an absolute path on any operating system. The path may belong
   * to another machine, so the file system is not accessed.
   */
  public static @Nullable String absolutePath(@Nullable String value, String field, int max) {
    that(
        value == null || ROOTED.matcher(value).lookingAt(),
        field,
        "must be an absolute path",
        "begin it with / or a drive");
    return optionalLine(value, field, max);
  }

  /** Like {@link #optionalLine}, for a relative path that does not leave its base directory. */
  public static @Nullable String relativePath(@Nullable String value, String field, int max) {
    that(
        value == null || !(ROOTED.matcher(value).lookingAt() || UPWARDS.matcher(value).find()),
        field,
        "must be a relative path without ..",
        "leave out the root and what leads out");
    return optionalLine(value, field, max);
  }

  /**
   * Returns {@code value} if it has at most {@code max} characters, all of which UTF-8 and
   * PostgreSQL can hold.
   */
  public static String text(String value, String field, int max) {
    present(value, field);
    if (value.length()
        > max) { // words only where they are needed: every text of every row passes here
      throw new InvalidValueException(
          field, "must have at most %s characters".formatted(max), "it has " + value.length());
    }
    that(
        isStorable(value),
        field,
        "must not contain NUL or half of a surrogate pair",
        "remove that character");
    return value;
  }

  /** Like {@link #text}, but accepts null and returns it. */
  public static @Nullable String optionalText(@Nullable String value, String field, int max) {
    return value == null ? null : text(value, field, max);
  }

  /**
   * Like {@link #text}, for what comes from outside and must not be lost: what no store can hold,
   * which is NUL and half of a surrogate pair, is replaced by U+FFFD.
   */
  public static String content(String value, String field, int max) {
    return text(Recordable.storable(present(value, field)), field, max);
  }

  /** Like {@link #content}, but accepts null and returns it. */
  public static @Nullable String optionalContent(@Nullable String value, String field, int max) {
    return value == null ? null : content(value, field, max);
  }

  /**
   * Returns a copy of {@code values} if there are at most {@code most}, each valid for {@link
   * #line} with {@code max} characters.
   */
  public static List<String> lines(List<String> values, String field, int max, int most) {
    List<String> all = each(values, field);
    that(
        all.size() <= most,
        field,
        "must have at most %s items".formatted(most),
        "it has " + all.size());
    all.forEach(value -> line(value, field, max));
    return all;
  }

  /** Tells whether a store can keep a text: no NUL, and no half of a surrogate pair. */
  public static boolean isStorable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}

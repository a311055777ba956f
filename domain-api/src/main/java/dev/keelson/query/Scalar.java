// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.State;
import dev.keelson.core.Timestamps;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * Converts values of attributes to texts for cursors, and orders them as PostgreSQL orders their
 * columns with the collation "C".
 */
public final class Scalar {

  /** Orders any two values of one attribute. */
  public static final Comparator<Object> ORDER = Scalar::compare;

  /** The first time that a column can hold, besides the one that never began. */
  public static final Instant FIRST = Instant.parse("-4713-11-24T00:00:00Z");

  /** The last time that a column can hold, besides the one that never ends. */
  public static final Instant LAST = Instant.parse("+294276-12-31T23:59:59.999999Z");

  /** Stands in a {@link Place} for the time that never began. */
  public static final Instant NEVER_BEGAN = FIRST.minus(1, ChronoUnit.MICROS);

  /** Stands in a {@link Place} for the time that never ends. */
  public static final Instant NEVER_ENDS = LAST.plus(1, ChronoUnit.MICROS);

  private static final String NOT_A_NUMBER = "NaN";
  private static final int MAX_DIGITS = 1000;
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Timestamps.FIRST, ZoneOffset.UTC);
  private static final LocalDate LAST_DAY = LocalDate.ofInstant(Timestamps.LAST, ZoneOffset.UTC);

  private Scalar() {}

  /**
   * Returns a value as a column holds it: times in microseconds, durations in milliseconds.
   *
   * @throws InvalidValueException if it is a text or a number that no column can hold
   */
  static Object stored(Object value, String field) {
    return switch (value) {
      case Instant time -> inRange(time).truncatedTo(ChronoUnit.MICROS);
      case LocalDate day -> inRange(day, FIRST_DAY, LAST_DAY);
      case Duration duration -> inRange(duration).truncatedTo(ChronoUnit.MILLIS);
      case BigDecimal number -> number(number, field);
      case String text -> Check.text(text, field, Integer.MAX_VALUE);
      default -> value;
    };
  }

  /** Returns the first value that a column can hold and that is not before {@code value}. */
  static Object storedFrom(Object value, String field) {
    Object stored = stored(value, field);
    return switch (value) {
      case Instant time when inRange(time).isAfter((Instant) stored) ->
          ((Instant) stored).plus(1, ChronoUnit.MICROS);
      case Duration duration when inRange(duration).compareTo((Duration) stored) > 0 ->
          ((Duration) stored).plusMillis(1);
      default -> stored;
    };
  }

  private static Instant inRange(Instant time) {
    return inRange(time, Timestamps.FIRST, Timestamps.LAST);
  }

  private static Duration inRange(Duration duration) {
    return inRange(duration, Duration.ofMillis(Long.MIN_VALUE), Duration.ofMillis(Long.MAX_VALUE));
  }

  private static <C extends Comparable<? super C>> C inRange(C value, C first, C last) {
    return value.compareTo(first) < 0 ? first : value.compareTo(last) > 0 ? last : value;
  }

  /** Looks at its exponent first, since a short text may be a number of a billion digits. */
  private static BigDecimal number(BigDecimal number, String field) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    boolean small =
        number.unscaledValue().bitLength() <= 2 * MAX_DIGITS * 4
            && (long) number.precision() - number.scale() <= MAX_DIGITS;
    BigDecimal plain = small ? number.stripTrailingZeros() : number;
    Check.that(
        small && plain.scale() <= MAX_DIGITS,
        field,
        "must have at most %s digits before the point, and after it".formatted(MAX_DIGITS),
        "ask for a number that can be stored");
    return plain;
  }

  /** Returns the text of a value, as it is stored. */
  public static String text(Object value) {
    return switch (value) {
      case Id id -> id.value().toString();
      case State state -> state.wireName();
      case OpenEnum word -> word.value();
      case Digest digest -> digest.hex();
      case Duration duration -> Long.toString(duration.toMillis());
      default -> value.toString();
    };
  }

  /**
   * Returns a text that sorts like the value: of two values of one attribute, {@link #ORDER} is the
   * order of these texts by code points, which is that of their bytes in UTF-8. For stores whose
   * databases can't sort the values themselves; nothing reads such a text.
   */
  public static String sortable(Object value) {
    return switch (value) {
      case Instant time -> SortableText.of(time);
      case Duration duration -> SortableText.of(duration.toMillis());
      case BigDecimal number -> SortableText.of(number);
      case Integer number -> SortableText.of(number.longValue());
      case Long number -> SortableText.of(number);
      default -> text(value);
    };
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws RuntimeException if {@code text} is not the text of a value of that type
   */
  public static <V> V parse(String text, Class<V> type) {
    return type.cast(read(text, type));
  }

  /**
   * Reads a key of a {@link Place}, which may be that of a row that this release can't read: a time
   * of any year that a database can hold, or a word that means nothing here, which stays a text.
   *
   * @throws RuntimeException if {@code text} is none of these
   */
  static Object key(String text, Class<?> type) {
    if (type == Instant.class) {
      Instant time = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      return held(time, year(time));
    }
    if (type == LocalDate.class) {
      LocalDate day = LocalDate.parse(text);
      return held(day, day.getYear());
    }
    try {
      return stored(parse(text, type), "cursor");
    } catch (RuntimeException e) {
      if (isWord(type) || (type == BigDecimal.class && text.equals(NOT_A_NUMBER))) {
        return Check.text(text, "cursor", Integer.MAX_VALUE);
      }
      throw e;
    }
  }

  private static Object held(Object time, int year) {
    Check.between(year(NEVER_BEGAN), year(NEVER_ENDS), year, "cursor");
    return time;
  }

  private static int year(Instant time) {
    return time.atOffset(ZoneOffset.UTC).getYear();
  }

  private static boolean isWord(Class<?> type) {
    return OpenEnum.class.isAssignableFrom(type)
        || State.class.isAssignableFrom(type)
        || type == Digest.class
        || type == Actor.class;
  }

  private static Object read(String text, Class<?> type) {
    if (Id.class.isAssignableFrom(type)) {
      return make(type, UUID.class, UUID.fromString(text));
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      return make(type, String.class, text);
    } else if (State.class.isAssignableFrom(type)) {
      for (Object constant : type.getEnumConstants()) {
        if (((State) constant).wireName().equals(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("no such state");
    } else if (type == Instant.class) {
      return Timestamps.of(Instant.parse(text), "cursor");
    } else if (type == Integer.class) {
      return Integer.valueOf(text);
    } else if (type == Long.class) {
      return Long.valueOf(text);
    } else if (type == Boolean.class) {
      return Boolean.valueOf(text);
    } else if (type == BigDecimal.class) {
      return number(text);
    } else if (type == LocalDate.class) {
      return LocalDate.parse(text);
    } else if (type == Duration.class) {
      return Duration.ofMillis(Long.parseLong(text));
    } else if (type == UUID.class) {
      return UUID.fromString(text);
    } else if (type == Digest.class) {
      return new Digest(text);
    } else if (type == Actor.class) {
      return Actor.parse(text);
    } else if (type == String.class) {
      return text;
    }
    throw new IllegalArgumentException("%s can't be in a cursor".formatted(type.getName()));
  }

  /** Reads no text that is longer than any number, which would take its time. */
  private static BigDecimal number(String text) {
    if (text.length() > 2 * MAX_DIGITS + 20) {
      throw new IllegalArgumentException("no number is that long");
    }
    return new BigDecimal(text);
  }

  private static Object make(Class<?> type, Class<?> component, Object value) {
    try {
      return type.getConstructor(component).newInstance(value);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s needs a public constructor of one %s".formatted(type, component), e);
    }
  }

  @SuppressWarnings("unchecked") // two values of one attribute
  private static int compare(Object a, Object b) {
    return switch (a) {
      case Id id -> Id.ORDER.compare(id, (Id) b);
      case UUID uuid -> byBytes(uuid, (UUID) b);
      case Boolean flag -> flag.compareTo((Boolean) b);
      case Number number -> ((Comparable<Object>) number).compareTo(b);
      case Instant time -> time.compareTo((Instant) b);
      case LocalDate day -> day.compareTo((LocalDate) b);
      case Duration duration -> duration.compareTo((Duration) b);
      default -> byCodePoints(text(a), text(b));
    };
  }

  /** Compares UUIDs as PostgreSQL does, which {@link UUID#compareTo} does not. */
  private static int byBytes(UUID a, UUID b) {
    int first = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return first != 0
        ? first
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  /**
   * Compares texts as UTF-8 sorts; Java's own order puts surrogates before some other characters.
   */
  private static int byCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean apart = Character.isSurrogate(left) != Character.isSurrogate(right);
        return apart && Character.isSurrogate(left)
            ? 1
            : apart ? -1 : Character.compare(left, right);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}

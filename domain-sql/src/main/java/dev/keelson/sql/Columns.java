// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.journal.Subject;
import dev.keelson.query.Attribute;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Scalar;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attributes in SQL: their expressions, and how their values are read. */
final class Columns {

  /** The types that JDBC reads directly. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          UUID.class,
          Integer.class,
          Long.class,
          Boolean.class,
          BigDecimal.class,
          LocalDate.class);

  private Columns() {}

  /** Returns the expression for an attribute of the row that is called {@code alias}. */
  static String of(Attribute<?, ?> attribute, String alias) {
    String column = "%s.\"%s\"".formatted(alias, attribute.name());
    return attribute instanceof OrderedAttribute<?, ?> ordered
        ? switch (ordered.form()) {
          case PLAIN -> column;
          case NEGATED -> "(-" + column + ")";
          case DAY -> "cast(%s at time zone 'UTC' as date)".formatted(column);
        }
        : column;
  }

  /**
   * Returns the expression for sorting: texts by code points, whatever the collation of the
   * database.
   */
  static String sortable(Attribute<?, ?> attribute, String alias) {
    return of(attribute, alias) + (isText(attribute.valueType()) ? " collate \"C\"" : "");
  }

  /** Returns the PostgreSQL type of an attribute's values, for arrays of them. */
  static String type(Attribute<?, ?> attribute) {
    Class<?> type = attribute.valueType();
    if (Id.class.isAssignableFrom(type) || type == UUID.class) {
      return "uuid";
    } else if (type == Integer.class) {
      return "integer";
    } else if (type == Long.class || type == Duration.class) {
      return "bigint";
    } else if (type == Boolean.class) {
      return "boolean";
    } else if (type == BigDecimal.class) {
      return "numeric";
    } else if (type == Instant.class) {
      return "timestamptz";
    }
    return type == LocalDate.class ? "date" : "text";
  }

  /** Reads a value of {@code type}, which is not a primitive type. */
  static @Nullable Object read(ResultSet row, int index, Class<?> type) throws SQLException {
    if (PLAIN.contains(type)) {
      return row.getObject(index, type);
    }
    if (type == Instant.class) {
      OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    String text = row.getString(index);
    return text == null ? null : value(text, type);
  }

  /**
   * Like {@link #read}, for a column of a row.
   *
   * @throws UnreadableColumn if what it holds has no meaning in this release
   */
  static @Nullable Object readable(ResultSet row, int index, Class<?> type, String column)
      throws SQLException {
    try {
      return read(row, index, type);
    } catch (RuntimeException e) {
      throw new UnreadableColumn(column, row.getString(index), e);
    }
  }

  /**
   * Reads an attribute, by which a listing is sorted, of a row whose columns begin at {@code first}
   * and that can't be read as a whole. What has no meaning in this release is a text.
   */
  static Object key(ResultSet row, int first, Attribute<?, ?> attribute, List<String> columns)
      throws SQLException {
    int index = first + columns.indexOf(attribute.name());
    OrderedAttribute.Form form =
        attribute instanceof OrderedAttribute<?, ?> ordered
            ? ordered.form()
            : OrderedAttribute.Form.PLAIN;
    return switch (form) {
      case PLAIN -> plainKey(row, index, attribute.valueType());
      case NEGATED -> -row.getInt(index);
      case DAY -> LocalDate.ofInstant(time(row, index), ZoneOffset.UTC);
    };
  }

  /** Returns the expression for a parameter that is a key; a number that is none is a text. */
  static String key(String parameter, Attribute<?, ?> attribute) {
    return attribute.valueType() == BigDecimal.class
        ? "cast(%s as numeric)".formatted(parameter)
        : parameter;
  }

  private static Object plainKey(ResultSet row, int index, Class<?> type) throws SQLException {
    if (type == Instant.class) {
      return time(row, index);
    }
    if (type == BigDecimal.class) {
      String number = row.getString(index);
      return number.equals("NaN") ? number : new BigDecimal(number);
    }
    try {
      return Objects.requireNonNull(read(row, index, type));
    } catch (RuntimeException e) {
      return row.getString(index);
    }
  }

  /** Reads a time; one without end is next to the last that has one. */
  static Instant time(ResultSet row, int index) throws SQLException {
    Instant time = row.getObject(index, OffsetDateTime.class).toInstant();
    return time.isAfter(Scalar.LAST)
        ? Scalar.NEVER_ENDS
        : time.isBefore(Scalar.FIRST) ? Scalar.NEVER_BEGAN : time;
  }

  private static Object value(String text, Class<?> type) {
    if (type == Json.class) {
      return Json.parse(text);
    }
    if (type == Subject.class) {
      return Subject.parse(text);
    }
    return type == Failure.class ? Failure.fromJson(Json.parse(text)) : Scalar.parse(text, type);
  }

  private static boolean isText(Class<?> type) {
    return type == String.class
        || OpenEnum.class.isAssignableFrom(type)
        || type == Digest.class
        || type == dev.keelson.core.Actor.class;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.Jsonb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;

/**
 * Maps a type of the domain to a column, so that rows hold the domain's own types.
 *
 * @param <T> the type of the domain
 * @param <C> the type of the column: {@code UUID} or {@code String}
 */
final class DomainJavaType<T, C> extends AbstractClassJavaType<T> {

  private static final long serialVersionUID = 1L;

  private final Class<C> columnType;
  private final int sqlType;
  private final transient Function<T, C> write;
  private final transient Function<C, T> read;
  private final transient Function<String, C> parse;

  DomainJavaType(
      Class<T> type,
      Class<C> columnType,
      int sqlType,
      Function<T, C> write,
      Function<C, T> read,
      Function<String, C> parse) {
    super(type);
    this.columnType = columnType;
    this.sqlType = sqlType;
    this.write = write;
    this.read = read;
    this.parse = parse;
  }

  /** Returns {@code value} in a form that JDBC accepts. */
  Object jdbc(Object value) {
    C column = write.apply(cast(value));
    return sqlType == SqlTypes.JSON ? new Jsonb((String) column) : column;
  }

  /** Reads a value from a column. */
  @Nullable T read(ResultSet result, int index) throws SQLException {
    Object column =
        columnType == String.class ? result.getString(index) : result.getObject(index, columnType);
    return column == null ? null : read.apply(columnType.cast(column));
  }

  @Override
  public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
    return sqlType == SqlTypes.JSON ? JsonbType.INSTANCE : indicators.getJdbcType(sqlType);
  }

  @Override
  public String toString(T value) {
    return write.apply(value).toString();
  }

  @Override
  public T fromString(CharSequence text) {
    return read.apply(parse.apply(text.toString()));
  }

  @Override
  public <X> @Nullable X unwrap(@Nullable T value, Class<X> type, WrapperOptions options) {
    if (value == null) {
      return null;
    }
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    if (type.isAssignableFrom(columnType)) {
      return type.cast(write.apply(value));
    }
    throw unknownUnwrap(type);
  }

  @Override
  public <X> @Nullable T wrap(@Nullable X value, WrapperOptions options) {
    if (value == null || isInstance(value)) {
      return cast(value);
    }
    if (columnType.isInstance(value)) {
      return read.apply(columnType.cast(value));
    }
    throw unknownWrap(value.getClass());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.KeelsonException;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.query.RowType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values, and tells which row it is that this release can't read. */
final class ReadableRows<T> implements RowMapping<T> {

  private static final String REMEDY =
      "; read it with the release that wrote it, or update this one";

  private final RowType<T> type;
  private final RowMapping<T> mapping;

  ReadableRows(RowType<T> type, RowMapping<T> mapping) {
    this.type = type;
    this.mapping = mapping;
  }

  @Override
  public String relation() {
    return mapping.relation();
  }

  @Override
  public Set<String> stateColumns() {
    return mapping.stateColumns();
  }

  @Override
  public List<String> columns() {
    return mapping.columns();
  }

  @Override
  public T read(ResultSet row, int first) throws SQLException {
    try {
      return mapping.read(row, first);
    } catch (RuntimeException e) {
      String why = e instanceof UnreadableColumn ? e.getMessage() : "it breaks a rule, " + rule(e);
      throw unreadable(row, first, why, e);
    } catch (SQLException e) { // of the driver: the row is here, so no connection is at fault
      throw unreadable(row, first, "the driver says " + e.getMessage(), e);
    }
  }

  /** Statements are cached by the mapping, of which there is one for each type and store. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadableRows<?> rows && mapping.equals(rows.mapping);
  }

  @Override
  public int hashCode() {
    return mapping.hashCode();
  }

  private UnreadableValueException unreadable(
      ResultSet row, int first, @Nullable String why, Exception cause) throws SQLException {
    return new UnreadableValueException(
        new Unreadable(type.name(), id(row, first), why + REMEDY), cause);
  }

  /** Returns the rule that a constructor found broken; nothing else of what failed has words. */
  private static String rule(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof KeelsonException refusal) {
        return String.valueOf(refusal.getMessage());
      }
    }
    return e.toString();
  }

  private String id(ResultSet row, int first) throws SQLException {
    List<String> parts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    if (type.isOwned()) {
      keys.add("project_id");
    }
    type.key().forEach(attribute -> keys.add(attribute.name()));
    for (String key : keys) {
      int index = columns().indexOf(key);
      if (index >= 0) {
        parts.add(row.getString(first + index));
      }
    }
    return String.join("/", parts);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;

import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One run of a hot statement, with its parameters. */
final class Call {

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private final Statement statement;
  private final Map<String, Param<?>> parameters = new HashMap<>();
  private @Nullable Record row;

  Call(Statement statement) {
    this.statement = statement;
  }

  /** Sets a parameter to a value of {@code column}'s type. */
  <V> Call with(String parameter, Field<V> column, @Nullable V value) {
    parameters.put(parameter, DSL.val(value, column));
    return this;
  }

  /** Sets a parameter to a value of a type that PostgreSQL knows, too. */
  Call with(String parameter, Object value) {
    parameters.put(parameter, DSL.val(value));
    return this;
  }

  /** Sets the parameters that are named like columns of {@code row}, unless they are set apart. */
  Call with(Record row) {
    this.row = row;
    return this;
  }

  /** Sets the parameters of the check that the lease still counts. */
  Call under(Lease lease) {
    return with("projectId", WORK_ITEM.PROJECT_ID, lease.projectId())
        .with("workItemId", WORK_ITEM.ID, lease.workItemId())
        .with("token", WORK_ITEM.LEASE_TOKEN, lease.token());
  }

  /** Runs it and reads rows of {@code table}. */
  <R extends Record> Result<R> fetch(DSLContext dsl, Table<R> table) {
    return query(dsl).coerce(table).fetch();
  }

  /** Runs it and reads these columns. */
  Result<Record> fetch(DSLContext dsl, Field<?>... columns) {
    return query(dsl).coerce(columns).fetch();
  }

  private ResultQuery<Record> query(DSLContext dsl) {
    Object[] values = statement.parameters().stream().map(this::value).toArray();
    return dsl.resultQuery(statement.positional(), values);
  }

  private Param<?> value(String parameter) {
    Param<?> set = parameters.get(parameter);
    return set != null ? set : ofRow(parameter);
  }

  private Param<?> ofRow(String parameter) {
    String name =
        CAPITAL
            .matcher(parameter)
            .replaceAll(found -> "_" + found.group().toLowerCase(Locale.ROOT));
    Record source = Objects.requireNonNull(row, parameter);
    Field<?> column = Objects.requireNonNull(source.field(name), parameter);
    return ofRow(source, column);
  }

  private static <V> Param<V> ofRow(Record row, Field<V> column) {
    return DSL.val(row.get(column), column);
  }
}

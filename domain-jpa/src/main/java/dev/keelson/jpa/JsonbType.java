// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;

/**
 * A {@code jsonb} column, read and written as the text that the domain's types give. Hibernate's
 * own type would parse the value with a JSON mapper of the host's choice.
 */
final class JsonbType extends VarcharJdbcType {

  static final JsonbType INSTANCE = new JsonbType();

  private static final long serialVersionUID = 1L;

  private JsonbType() {}

  @Override
  public int getDefaultSqlTypeCode() {
    return SqlTypes.JSON;
  }

  @Override
  public JdbcType resolveIndicatedType(JdbcTypeIndicators indicators, JavaType<?> type) {
    return this;
  }

  @Override
  public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
    return new Binder<>(javaType);
  }

  /** Leaves the type of the parameter to the server, which infers jsonb. */
  private static final class Binder<X> extends BasicBinder<X> {

    private static final long serialVersionUID = 1L;

    Binder(JavaType<X> javaType) {
      super(javaType, INSTANCE);
    }

    @Override
    protected void doBindNull(PreparedStatement statement, int index, WrapperOptions options)
        throws SQLException {
      statement.setNull(index, Types.OTHER);
    }

    @Override
    protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
        throws SQLException {
      statement.setObject(index, getJavaType().unwrap(value, String.class, options), Types.OTHER);
    }

    @Override
    protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
        throws SQLException {
      statement.setObject(name, getJavaType().unwrap(value, String.class, options), Types.OTHER);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row: public fields that are named as the domain names them, of the domain's own types. It is
 * its own key, as Hibernate wants it for keys of several columns: rows with the same key are equal.
 */
@MappedSuperclass
abstract class Row {

  /** The values of the primary key. */
  abstract List<?> key();

  /** The values of all attributes, by name. */
  final Map<String, @Nullable Object> attributes() {
    Map<String, @Nullable Object> attributes = new HashMap<>();
    for (Class<?> part = getClass(); part != Row.class; part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          attributes.put(field.getName(), read(field));
        }
      }
    }
    return attributes;
  }

  private @Nullable Object read(Field field) {
    try {
      return field.get(this);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("fields of rows must be public: " + field, e);
    }
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Row row && row.getClass() == getClass() && row.key().equals(key());
  }

  @Override
  public final int hashCode() {
    return key().hashCode();
  }
}

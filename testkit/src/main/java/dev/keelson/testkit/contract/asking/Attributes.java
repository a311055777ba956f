// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.query.Reference;
import dev.keelson.query.RowType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The attributes by which values of a type can be asked: what its type lists, and every constant of
 * its record. To declare one is to have it asked on every store.
 */
final class Attributes {

  private Attributes() {}

  static <T> List<Attribute<T, ?>> of(RowType<T> type) {
    Set<Attribute<T, ?>> all = new LinkedHashSet<>(type.key());
    all.add(type.createdAt());
    type.indexes().forEach(index -> all.addAll(index.columns()));
    if (type instanceof EntityType<?, ?> entity) {
      entity.attributes().forEach(attribute -> all.add(as(type, attribute)));
      all.add(as(type, entity.updatedAt()));
    }
    if (type instanceof LogType<?, ?> log) {
      all.add(as(type, log.sequence()));
    }
    for (Field field : type.type().getFields()) {
      if (Attribute.class.isAssignableFrom(field.getType())) {
        all.add(constant(type, field));
      }
    }
    return new ArrayList<>(all);
  }

  /** Those that refer to something. */
  @SuppressWarnings("unchecked") // references of that type
  static <T> List<Reference<T, ?>> references(RowType<T> type) {
    List<Reference<T, ?>> references = new ArrayList<>();
    for (Attribute<T, ?> attribute : of(type)) {
      if (attribute instanceof Reference<?, ?> reference) {
        references.add((Reference<T, ?>) reference);
      }
    }
    return references;
  }

  private static <T> Attribute<T, ?> constant(RowType<T> type, Field field) {
    try {
      return as(type, (Attribute<?, ?>) field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("%s can't be read".formatted(field), e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // attributes of that type
  static <T> Attribute<T, ?> as(RowType<T> type, Attribute<?, ?> attribute) {
    return (Attribute<T, ?>) attribute;
  }
}

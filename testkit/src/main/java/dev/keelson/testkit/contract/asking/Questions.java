// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.query.Condition.not;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.ListAttribute;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.OrderedAttribute.Form;
import dev.keelson.query.Reference;
import dev.keelson.query.RowType;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import dev.keelson.spi.EntityTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be asked about an attribute, of values that are stored. */
final class Questions {

  private Questions() {}

  static <T> List<Condition<T>> about(Attribute<T, ?> attribute, List<T> rows) {
    List<Condition<T>> all = new ArrayList<>(List.of(attribute.isAbsent(), attribute.isPresent()));
    all.addAll(itsOwn(attribute, rows));
    all.addAll(all.stream().map(Condition::not).toList());
    return all;
  }

  @SuppressWarnings("unchecked") // attributes of that type, of whatever kind
  private static <T> List<Condition<T>> itsOwn(Attribute<T, ?> attribute, List<T> rows) {
    return switch ((Attribute<?, ?>) attribute) {
      case ListAttribute<?> list -> contained((ListAttribute<T>) list, rows);
      case TextAttribute<?> text -> {
        TextAttribute<T> its = (TextAttribute<T>) text;
        yield Stream.of(equal(its, rows), ranges(its, rows), prefixes(its, rows))
            .flatMap(List::stream)
            .toList();
      }
      case TimeAttribute<?> time -> {
        TimeAttribute<T> its = (TimeAttribute<T>) time;
        yield Stream.of(equal(its, rows), ranges(its, rows), List.of(its.isInFuture()))
            .flatMap(List::stream)
            .toList();
      }
      case OrderedAttribute<?, ?> day when day.form() == Form.DAY -> List.of();
      case OrderedAttribute<?, ?> ordered ->
          Stream.of(equal(attribute, rows), ranges((OrderedAttribute<T, ?>) ordered, rows))
              .flatMap(List::stream)
              .toList();
      default -> equal(attribute, rows);
    };
  }

  private static <T, V> List<Condition<T>> equal(Attribute<T, V> attribute, List<T> rows) {
    List<V> known = known(attribute, rows);
    List<Condition<T>> all = new ArrayList<>();
    known.stream().limit(4).forEach(value -> all.add(attribute.is(value)));
    all.add(attribute.in(List.of()));
    all.add(attribute.in(known.stream().limit(2).toList()));
    all.add(attribute.in(known));
    return all;
  }

  private static <T, V extends Comparable<? super V>> List<Condition<T>> ranges(
      OrderedAttribute<T, V> attribute, List<T> rows) {
    List<V> known = new ArrayList<>(known(attribute, rows));
    known.sort(Answers::compare);
    List<Condition<T>> all = new ArrayList<>();
    if (!known.isEmpty()) {
      V low = known.getFirst();
      V middle = known.get(known.size() / 2);
      V high = known.getLast();
      all.add(attribute.atLeast(low));
      all.add(attribute.atLeast(middle));
      all.add(attribute.below(low));
      all.add(attribute.below(middle));
      all.add(attribute.between(low, high));
      all.add(attribute.between(middle, middle));
      all.add(attribute.between(high, low));
    }
    return all;
  }

  private static <T> List<Condition<T>> prefixes(TextAttribute<T> attribute, List<T> rows) {
    List<String> known = known(attribute, rows);
    return Stream.of(
            Stream.of("", "%", "_", "a%", "a_", "a\\", "A", "a😀", "a" + "\uffff"),
            known.stream().limit(3),
            known.stream().limit(3).map(text -> text.substring(0, text.length() / 2)),
            known.stream().limit(1).map(text -> text + "x"))
        .flatMap(prefix -> prefix)
        .map(attribute::startsWith)
        .toList();
  }

  private static <T> List<Condition<T>> contained(ListAttribute<T> attribute, List<T> rows) {
    return Stream.concat(
            known(attribute, rows).stream().flatMap(List::stream).distinct(),
            Stream.of("ui_", "", "b"))
        .map(attribute::contains)
        .toList();
  }

  /** Along every reference: to something, to something with more to it, and to nothing. */
  static <T> List<Condition<T>> steps(RowType<T> type, Answers answers) {
    List<Condition<T>> all = new ArrayList<>();
    for (Reference<T, ?> reference : Attributes.references(type)) {
      if (answers.knows(EntityTypes.of(reference.valueType()))) {
        all.addAll(to(reference, EntityTypes.of(reference.valueType()), answers));
      }
    }
    for (RowType<?> other : EntityTypes.rows()) {
      if (type instanceof EntityType<?, ?> entity && answers.knows(other)) {
        for (Reference<?, ?> reference : Attributes.references(other)) {
          if (reference.valueType() == entity.idType()) {
            all.addAll(from(other, reference, answers));
          }
        }
      }
    }
    all.addAll(all.stream().map(Condition::not).toList());
    return all;
  }

  @SuppressWarnings("unchecked") // the target's ids are the reference's
  private static <T, R extends Entity<I>, I extends Id> List<Condition<T>> to(
      Reference<T, ?> reference, EntityType<R, ?> target, Answers answers) {
    Reference<T, I> its = (Reference<T, I>) reference;
    EntityType<R, I> type = (EntityType<R, I>) target;
    List<Condition<T>> all = new ArrayList<>(List.of(its.to(type)));
    for (Condition<R> condition : some(type, answers)) {
      all.add(its.to(type, condition));
      all.add(its.to(type, not(condition), type.createdAt().atLeast(Instant.EPOCH)));
    }
    return all;
  }

  @SuppressWarnings("unchecked") // the entity's ids are the reference's
  private static <T, R, E extends Entity<I>, I extends Id> List<Condition<T>> from(
      RowType<R> type, Reference<?, ?> reference, Answers answers) {
    Reference<R, I> its = (Reference<R, I>) reference;
    List<Condition<E>> all = new ArrayList<>(List.of(its.<E>from(type)));
    for (Condition<R> condition : some(type, answers)) {
      all.add(its.<E>from(type, condition));
    }
    return (List<Condition<T>>) (List<?>) all;
  }

  /** A condition on each of some attributes that some values meet. */
  private static <T> List<Condition<T>> some(RowType<T> type, Answers answers) {
    List<T> rows = answers.rows(type);
    return type.attributes().stream()
        .filter(attribute -> !(attribute instanceof Reference<?, ?>))
        .filter(attribute -> attribute.valueType().isEnum() || attribute.equals(type.createdAt()))
        .flatMap(attribute -> about(attribute, rows).stream().skip(2).limit(2))
        .toList();
  }

  static <T, V> List<V> known(Attribute<T, V> attribute, List<T> rows) {
    return rows.reversed().stream()
        .flatMap(row -> Stream.ofNullable(attribute.of(row)))
        .distinct()
        .toList();
  }
}

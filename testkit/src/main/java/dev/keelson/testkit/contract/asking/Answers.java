// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static java.util.stream.Collectors.toMap;

import dev.keelson.Keelson;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.State;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.TestWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query must find, told in plain Java over the getters of all that is stored. Reads each
 * type once; what is written later it does not know.
 */
final class Answers {

  private final Keelson keelson;
  private final Set<Part> parts;
  private final Map<RowType<?>, List<?>> read = new HashMap<>();

  /** Answers to what is asked of the world's store. */
  Answers(TestWorld world) {
    keelson = world.keelson();
    parts = world.parts();
  }

  /** Tells whether the store keeps values of that type. */
  boolean knows(RowType<?> type) {
    return parts.contains(Part.of(type));
  }

  /** Everything of a type, of all projects. */
  <T> List<T> rows(RowType<T> type) {
    List<?> rows = read.get(type);
    if (rows == null) {
      rows = (type.isOwned() ? keelson.everywhere() : keelson.shared()).all(type.all());
      read.put(type, rows);
    }
    return rows.stream().map(type.type()::cast).toList();
  }

  /** What is in {@code scope}. */
  <T> List<T> rows(RowType<T> type, Scope scope) {
    return rows(type).stream()
        .filter(row ->
            !(scope instanceof Scope.Projects projects)
                || projects.ids().contains(((ProjectOwned) row).projectId()))
        .toList();
  }

  <T> List<T> list(Query<T> query, Scope scope) {
    Comparator<T> upwards = by(Place.sortedBy(query, scope));
    Comparator<T> sorted =
        query.latestPer().isEmpty() && query.order().descending() ? upwards.reversed() : upwards;
    List<T> found = matching(query, scope);
    return (query.latestPer().isEmpty() ? found : latest(query, found))
        .stream().sorted(sorted).toList();
  }

  /** What matches and has the attribute of the order, unsorted. */
  <T> List<T> matching(Query<T> query, Scope scope) {
    return rows(query.type(), scope).stream()
        .filter(row -> query.order().attribute().of(row) != null)
        .filter(row -> query.conditions().stream().allMatch(condition -> holds(condition, row)))
        .toList();
  }

  private static <T> List<T> latest(Query<T> query, List<T> found) {
    List<Attribute<T, ?>> order = new ArrayList<>();
    order.add(query.order().attribute());
    order.addAll(query.type().key());
    Map<List<?>, T> last =
        found.stream()
            .collect(
                toMap(
                    row -> query.latestPer().stream().map(key -> key.of(row)).toList(),
                    row -> row,
                    (a, b) -> by(order).compare(a, b) > 0 ? a : b,
                    LinkedHashMap::new));
    return List.copyOf(last.values());
  }

  <T> boolean holds(Condition<T> condition, T row) {
    return switch (condition) {
      case Condition.In<T, ?> in -> {
        Object part = in.attribute().of(row);
        yield part != null && in.values().contains(part);
      }
      case Condition.Absent<T> absent -> absent.attribute().of(row) == null;
      case Condition.Range<T, ?> range -> {
        Object part = range.attribute().of(row);
        yield part != null
            && (range.from() == null || compare(range.from(), part) <= 0)
            && (range.to() == null || compare(part, range.to()) < 0);
      }
      case Condition.InFuture<T> future -> {
        Object time = future.attribute().of(row);
        yield time != null && Instant.now().isBefore((Instant) time);
      }
      case Condition.Prefix<T> prefix -> {
        String text = prefix.attribute().of(row);
        yield text != null && text.startsWith(prefix.prefix());
      }
      case Condition.Contains<T> contains -> {
        List<String> list = contains.attribute().of(row);
        yield list != null && list.contains(contains.element());
      }
      case Condition.Refers<T, ?, ?> refers -> refers(refers, row);
      case Condition.Referred<?, ?, ?> referred -> isReferred(referred, row);
      case Condition.Not<T> not -> !holds(not.condition(), row);
    };
  }

  private <T, R extends Entity<I>, I extends Id> boolean refers(
      Condition.Refers<T, R, I> refers, T row) {
    return rows(refers.target()).stream()
        .filter(target -> target.id().equals(refers.reference().of(row)))
        .filter(target -> together(target, row))
        .anyMatch(target -> refers.conditions().stream().allMatch(each -> holds(each, target)));
  }

  private <T> boolean isReferred(Condition.Referred<T, ?, ?> referred, Object row) {
    return rows(referred.type()).stream()
        .filter(other -> ((Entity<?>) row).id().equals(referred.reference().of(other)))
        .filter(other -> together(other, row))
        .anyMatch(other -> referred.conditions().stream().allMatch(each -> holds(each, other)));
  }

  private static boolean together(Object one, Object other) {
    return !(one instanceof ProjectOwned a
        && other instanceof ProjectOwned b
        && !a.projectId().equals(b.projectId()));
  }

  /** Upwards by these, all of which the values have. */
  static <T> Comparator<T> by(List<Attribute<T, ?>> attributes) {
    return (a, b) -> {
      for (Attribute<T, ?> attribute : attributes) {
        int order =
            compare(
                Objects.requireNonNull(attribute.of(a)), Objects.requireNonNull(attribute.of(b)));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  @SuppressWarnings("unchecked") // two values of one attribute
  static int compare(Object a, Object b) {
    String text = text(a);
    if (text != null) {
      return compareCodePoints(text, Objects.requireNonNull(text(b)));
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  /** What sorts as text; UUIDs do by their digits. */
  private static @Nullable String text(Object part) {
    return switch (part) {
      case String text -> text;
      case State state -> state.wireName();
      case OpenEnum word -> word.value();
      case Digest digest -> digest.hex();
      case Id id -> id.value().toString();
      case UUID uuid -> uuid.toString();
      case Comparable<?> other -> null;
      default -> part.toString();
    };
  }

  private static int compareCodePoints(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return java.util.Arrays.compare(left, right);
  }
}

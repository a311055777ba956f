// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries in words. Values appear only as digests, since the text is used in messages, and a value
 * may be long or private.
 */
final class QueryText {

  private QueryText() {}

  static String of(Query<?> query) {
    String latest = query.latestPer().isEmpty() ? "" : " latest per " + query.latestPer();
    return "%s where %s%s by %s%s"
        .formatted(
            query.type().name(),
            all(query.conditions()),
            latest,
            query.order().attribute(),
            query.order().descending() ? " descending" : "");
  }

  private static String all(List<? extends Condition<?>> conditions) {
    return conditions.isEmpty()
        ? "any"
        : conditions.stream().map(QueryText::of).collect(joining(" and "));
  }

  private static String of(Condition<?> condition) {
    return switch (condition) {
      case Condition.In<?, ?> in ->
          in.attribute()
              + " in "
              + digest(in.values().stream().map(QueryText::quoted).sorted().toList());
      case Condition.Absent<?> absent -> absent.attribute() + " is absent";
      case Condition.Range<?, ?> range ->
          range.attribute()
              + " in range "
              + digest(quoted(range.from()) + ".." + quoted(range.to()));
      case Condition.InFuture<?> future -> future.attribute() + " is in future";
      case Condition.Prefix<?> prefix ->
          prefix.attribute() + " starts with " + digest(prefix.prefix());
      case Condition.Contains<?> contains ->
          contains.attribute() + " contains " + digest(contains.element());
      case Condition.Refers<?, ?, ?> refers ->
          "%s to %s (%s)".formatted(refers.reference(), refers.target(), all(refers.conditions()));
      case Condition.Referred<?, ?, ?> referred ->
          "from %s.%s (%s)"
              .formatted(referred.type().name(), referred.reference(), all(referred.conditions()));
      case Condition.Not<?> not -> "not (%s)".formatted(of(not.condition()));
    };
  }

  /** So that no value looks like two, or like none. */
  private static String quoted(@Nullable Object value) {
    return value == null ? "" : "'" + Scalar.text(value).replace("'", "''") + "'";
  }

  private static String digest(Object values) {
    return "#" + Digest.of(values.toString()).hex().substring(0, 16);
  }
}

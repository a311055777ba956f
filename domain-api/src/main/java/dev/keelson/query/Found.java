// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that was found, together with the latest values that refer to it.
 *
 * @param value the value
 * @param latest the latest values that were requested, latest first
 */
public record Found<T>(T value, Map<Latest<T, ?>, List<?>> latest) {

  public Found {
    Map<Latest<T, ?>, List<?>> copy = new HashMap<>();
    latest.forEach((asked, values) -> copy.put(asked, List.copyOf(values)));
    latest = Map.copyOf(copy);
  }

  /** Returns the latest referring value, or empty if there is none. */
  public <R> Optional<R> latest(Latest<T, R> asked) {
    return all(asked).stream().findFirst();
  }

  /**
   * Returns the latest referring values, latest first.
   *
   * @throws IllegalArgumentException if they were not requested
   */
  public <R> List<R> all(Latest<T, R> asked) {
    List<?> values = latest.get(asked);
    if (values == null) {
      throw new IllegalArgumentException(
          "the latest %s was not asked for".formatted(asked.query().type().name()));
    }
    return values.stream().map(asked.query().type().type()::cast).toList();
  }
}

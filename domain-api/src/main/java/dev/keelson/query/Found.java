// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that was found, with the last of what refers to it.
 *
 * @param value the value
 * @param latest what was asked for with it, the last one first
 */
public record Found<T>(T value, Map<Latest<T, ?>, List<?>> latest) {

  public Found {
    Map<Latest<T, ?>, List<?>> copy = new HashMap<>();
    latest.forEach((asked, values) -> copy.put(asked, List.copyOf(values)));
    latest = Map.copyOf(copy);
  }

  /** The last one, or empty if there is none. */
  public <R> Optional<R> latest(Latest<T, R> asked) {
    return all(asked).stream().findFirst();
  }

  /**
   * The last ones, the very last first.
   *
   * @throws IllegalArgumentException if they were not asked for
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

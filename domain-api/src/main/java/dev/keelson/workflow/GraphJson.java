// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a graph, which people and other programs may have written. */
final class GraphJson {

  private GraphJson() {}

  static Optional<String> text(Json json, String field) {
    return json.get(field).map(any -> json.requireText(field));
  }

  static Optional<Long> whole(Json json, String field) {
    return json.get(field)
        .map(Json::toTree)
        .map(number -> {
          Check.that(
              number.isIntegralNumber() && number.canConvertToLong(),
              field,
              "must be a whole number that a long holds",
              "count in milliseconds where it is a time");
          return number.longValue();
        });
  }

  static List<String> texts(Json json, String field) {
    return items(json, field).stream()
        .map(item -> {
          Check.that(item.isString(), field, "must hold texts", "take the other items out");
          return item.stringValue();
        })
        .toList();
  }

  static Json of(RetryPolicy retry) {
    return Json.EMPTY
        .with("max_attempts", retry.maxAttempts())
        .with("delay_ms", retry.delay().toMillis())
        .with("max_delay_ms", retry.maxDelay().toMillis());
  }

  static RetryPolicy retry(Json json) {
    long delay = whole(json, "delay_ms").orElse(0L);
    return new RetryPolicy(
        Math.clamp(whole(json, "max_attempts").orElse(1L), 0, Integer.MAX_VALUE),
        Duration.ofMillis(delay),
        Duration.ofMillis(whole(json, "max_delay_ms").orElse(delay)));
  }

  /** Returns the items of a list, or none if the field is missing. */
  static List<JsonNode> items(Json json, String field) {
    JsonNode list = json.get(field).orElse(Json.EMPTY_LIST).toTree();
    Check.that(list.isArray(), field, "must be a JSON list", "put its items into brackets");
    return List.copyOf(list.values());
  }
}

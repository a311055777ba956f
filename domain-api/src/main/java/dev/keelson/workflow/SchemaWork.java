// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Counts how often schemas apply when a value is validated, at most, before it is. The schema was
 * checked, so that this ends.
 */
final class SchemaWork {

  private static final int MAX_APPLIED = 50_000;

  private final JsonNode root;
  private final String field;
  private int done;

  private SchemaWork(JsonNode root, String field) {
    this.root = root;
    this.field = field;
  }

  /**
   * Checks that a value can be validated in time.
   *
   * @throws dev.keelson.core.InvalidValueException if it can't
   */
  static void check(JsonNode schema, JsonNode value, String field) {
    new SchemaWork(schema, field).apply(schema, value);
  }

  private void apply(JsonNode schema, JsonNode value) {
    count(1);
    if (!schema.isObject()) {
      return;
    }
    schema
        .properties()
        .forEach(keyword -> {
          String name = keyword.getKey();
          JsonNode its = keyword.getValue();
          if (name.equals("$ref")) {
            apply(Objects.requireNonNull(SchemaCheck.target(root, its.asString(""))), value);
          } else if (SchemaKeywords.IN_PLACE.contains(name)) {
            apply(its, value);
          } else if (SchemaKeywords.IN_PLACE_LISTS.contains(name)) {
            its.forEach(part -> apply(part, value));
          } else if (SchemaKeywords.OF_PARTS.contains(name)) {
            value.forEach(part -> apply(its, part));
          } else if (name.equals("prefixItems")) {
            for (int i = 0; i < Math.min(its.size(), value.size()); i++) {
              apply(its.get(i), value.get(i));
            }
          } else if (name.equals("patternProperties")) {
            its.forEach(part -> value.forEach(other -> apply(part, other)));
          } else if (name.equals("properties")) {
            its.properties()
                .forEach(property -> {
                  count(1);
                  JsonNode part = value.get(property.getKey());
                  if (part != null) {
                    apply(property.getValue(), part);
                  }
                });
          } else if (SchemaKeywords.MAPS.contains(name)) {
            if (!SchemaKeywords.DEFINING.contains(name)) {
              its.forEach(part -> apply(part, value));
            }
          } else if (name.equals("uniqueItems")) {
            comparisons(value);
          } else {
            count(its.size()); // such as the values of an enum, or what is required
          }
        });
  }

  /** Items are found by their hashes, and compared with those of the same. */
  private void comparisons(JsonNode items) {
    Map<Integer, Integer> known = new HashMap<>();
    items.forEach(item -> count(known.merge(item.hashCode(), 1, Integer::sum)));
  }

  private void count(int more) {
    done += more;
    Check.that(
        done <= MAX_APPLIED,
        field,
        "must be small enough to be validated in time: %s schemas may apply".formatted(MAX_APPLIED),
        "give less, or make the definition's input schema simpler");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import com.networknt.schema.dialect.Dialects;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a schema refers to nothing outside of itself, does not contain itself, and is small,
 * also when every reference is replaced with what it refers to.
 */
final class SchemaCheck {

  private static final int MAX_SCHEMAS = 10_000;
  private static final int MAX_DEPTH = 64;

  private final JsonNode root;
  private final String field;
  private final IdentityHashMap<JsonNode, List<JsonNode>> parts = new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, Size> sizes = new IdentityHashMap<>();

  private SchemaCheck(JsonNode root, String field) {
    this.root = root;
    this.field = field;
  }

  /**
   * Checks a schema.
   *
   * @throws InvalidValueException if it breaks one of these rules
   */
  static void check(JsonNode root, String field) {
    SchemaCheck check = new SchemaCheck(root, field);
    check.walk(root, 1);
    check.parts.forEach(check::resolve);
    for (JsonNode schema : List.copyOf(check.parts.keySet())) {
      check.size(schema, 1);
    }
  }

  /** Returns the schema that a reference leads to, or null if it leads to nothing. */
  static @Nullable JsonNode target(JsonNode root, String reference) {
    try {
      JsonNode target =
          root.at(
              JsonPointer.compile(
                  URLDecoder.decode(
                      reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)));
      return target.isMissingNode() ? null : target;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void walk(JsonNode schema, int depth) {
    if (!schema.isObject()) {
      return;
    }
    refuse(depth > MAX_DEPTH || parts.size() >= MAX_SCHEMAS, TOO_LARGE, "make it smaller");
    List<JsonNode> its = new ArrayList<>();
    List<JsonNode> defined = new ArrayList<>();
    parts.put(schema, its);
    schema
        .properties()
        .forEach(keyword -> {
          String name = keyword.getKey();
          JsonNode value = keyword.getValue();
          refuse(
              SchemaKeywords.NAMING.contains(name),
              "must not name schemas",
              "leave %s out, and refer to a schema by its place, as #/$defs/name".formatted(name));
          if (name.equals("$schema")) {
            refuse(
                depth > 1 || !value.asString("").equals(Dialects.getDraft202012().getId()),
                "must be a JSON Schema (2020-12)",
                "leave $schema out");
          } else if (name.equals("pattern") && value.isString()) {
            SchemaPatterns.compile(value.stringValue(), field);
          } else if (SchemaKeywords.MAPS.contains(name)) {
            value
                .properties()
                .forEach(entry -> {
                  if (name.equals("patternProperties")) {
                    SchemaPatterns.compile(entry.getKey(), field);
                  }
                  (SchemaKeywords.DEFINING.contains(name) ? defined : its).add(entry.getValue());
                });
          } else if (SchemaKeywords.IN_PLACE.contains(name)
              || SchemaKeywords.OF_PARTS.contains(name)) {
            its.add(value);
          } else if (SchemaKeywords.IN_PLACE_LISTS.contains(name) || name.equals("prefixItems")) {
            value.forEach(its::add);
          }
        });
    its.forEach(part -> walk(part, depth + 1));
    defined.forEach(part -> walk(part, depth + 1));
  }

  private void resolve(JsonNode schema, List<JsonNode> its) {
    JsonNode reference = schema.get("$ref");
    if (reference != null) {
      String text = reference.asString("");
      refuse(
          !text.equals("#") && !text.startsWith("#/"),
          "must refer to nothing outside of itself",
          "refer to a schema by its place, as #/$defs/name");
      JsonNode target = target(root, text);
      refuse(
          target == null || !(target.isBoolean() || parts.containsKey(target)),
          "must refer to schemas that it has",
          "refer to one below $defs");
      its.add(Check.present(target, field));
    }
  }

  /** Returns how large a schema is with what it refers to. */
  private Size size(JsonNode schema, int depth) {
    Size known = sizes.get(schema);
    if (known == null) {
      refuse(depth > MAX_DEPTH, TOO_LARGE, "make it smaller, and let it not contain itself");
      sizes.put(schema, Size.UNKNOWN);
      long schemas = 1;
      int deepest = 0;
      for (JsonNode part : parts.getOrDefault(schema, List.of())) {
        Size its = size(part, depth + 1);
        schemas = Math.min(MAX_SCHEMAS + 1L, schemas + its.schemas);
        deepest = Math.max(deepest, its.depth);
      }
      known = new Size(schemas, deepest + 1);
      refuse(known.schemas > MAX_SCHEMAS || known.depth > MAX_DEPTH, TOO_LARGE, "make it smaller");
      if (parts.containsKey(schema)) {
        sizes.put(schema, known);
      } else {
        sizes.remove(schema); // true and false are shared
      }
      return known;
    }
    refuse(known.equals(Size.UNKNOWN), "must not contain itself", "refer to another schema");
    return known;
  }

  private void refuse(boolean broken, String expectation, String remedy) {
    Check.that(!broken, field, expectation, remedy);
  }

  private static final String TOO_LARGE =
      "must have at most %s schemas in %s levels, with all that it refers to"
          .formatted(MAX_SCHEMAS, MAX_DEPTH);

  private record Size(long schemas, int depth) {
    private static final Size UNKNOWN = new Size(0, 0);
  }
}

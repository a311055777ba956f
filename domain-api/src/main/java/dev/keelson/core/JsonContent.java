// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads any well-formed JSON, and makes of it what {@link Json} can hold. */
final class JsonContent {

  /** More than any key has that somebody reads. */
  private static final int LONGEST_KEY = 10_000;

  private static final String DEEPER = "… [deeper levels cut]";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonFactory ANY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser in;

  private JsonContent(JsonParser in) {
    this.in = in;
  }

  /**
   * Returns the JSON of a text.
   *
   * @throws StreamReadException if it is malformed
   */
  static JsonNode read(String text) {
    try (JsonParser in = ANY.createParser(ObjectReadContext.empty(), text)) {
      if (in.nextToken() == null) {
        return NODES.missingNode();
      }
      JsonNode node = new JsonContent(in).value(1);
      if (in.nextToken() != null) {
        throw new StreamReadException(in, "more than one value", in.currentLocation());
      }
      return node;
    }
  }

  /** Returns JSON with a text in place of each object and list below a level, the first being 1. */
  static JsonNode cut(JsonNode node, int most) {
    if (!node.isContainer()) {
      return node;
    } else if (most == 0) {
      return NODES.stringNode(DEEPER);
    } else if (node.isArray()) {
      ArrayNode items = NODES.arrayNode();
      node.values().forEach(item -> items.add(cut(item, most - 1)));
      return items;
    }
    ObjectNode fields = NODES.objectNode();
    node.properties().forEach(field -> fields.set(field.getKey(), cut(field.getValue(), most - 1)));
    return fields;
  }

  private JsonNode value(int level) {
    return switch (in.currentToken()) {
      case START_OBJECT, START_ARRAY -> {
        if (level > Json.MAX_DEPTH) {
          in.skipChildren();
          yield NODES.stringNode(DEEPER);
        }
        yield in.hasToken(JsonToken.START_OBJECT) ? fields(level) : items(level);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getString());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.stringNode(Recordable.storable(in.getString()));
    };
  }

  private JsonNode items(int level) {
    ArrayNode items = NODES.arrayNode();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(level + 1));
    }
    return items;
  }

  private JsonNode fields(int level) {
    List<String> keys = new ArrayList<>();
    List<JsonNode> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      keys.add(in.currentName());
      in.nextToken();
      values.add(value(level + 1));
    }
    FreeKeys free = new FreeKeys(keys);
    ObjectNode fields = NODES.objectNode();
    for (int i = 0; i < keys.size(); i++) {
      String key = Recordable.cut(Recordable.storable(keys.get(i)), LONGEST_KEY);
      fields.set(free.take(keys.get(i), key), values.get(i));
    }
    return fields;
  }

  /** A number that is too long for {@link Json} becomes a text. */
  private static JsonNode number(String written) {
    try {
      BigDecimal number =
          new BigDecimal(written.length() <= CanonicalJson.MAX_WRITTEN ? written : "x");
      return CanonicalJson.isTooLong(number)
          ? NODES.stringNode(written)
          : NODES.numberNode(number.stripTrailingZeros());
    } catch (NumberFormatException e) {
      return NODES.stringNode(written);
    }
  }

  /** Returns how many levels JSON has; a text or number has none. */
  static int depth(String canonical) {
    int depth = 0;
    int deepest = 0;
    boolean inText = false;
    for (int i = 0; i < canonical.length(); i++) {
      char c = canonical.charAt(i);
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return deepest;
  }
}

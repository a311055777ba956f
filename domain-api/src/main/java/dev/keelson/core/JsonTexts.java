// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the texts and keys of JSON.
 *
 * @param key returns another key; those that become the same are numbered
 * @param text returns another text, given the key before it, which is empty if there is none
 */
record JsonTexts(UnaryOperator<String> key, BinaryOperator<String> text) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Returns JSON with a replacement character for each that no store can keep. */
  static JsonNode storable(JsonNode node) {
    return new JsonTexts(Recordable::storable, (key, text) -> Recordable.storable(text))
        .change(node);
  }

  JsonNode change(JsonNode node) {
    return change("", node);
  }

  private JsonNode change(String label, JsonNode node) {
    if (node.isString()) {
      return NODES.stringNode(text.apply(label, node.stringValue()));
    } else if (node.isArray()) {
      ArrayNode items = NODES.arrayNode();
      node.values().forEach(item -> items.add(change(label, item)));
      return items;
    } else if (node.isObject()) {
      ObjectNode fields = NODES.objectNode();
      node.properties()
          .forEach(field ->
              fields.set(
                  free(fields, node, field.getKey()), change(field.getKey(), field.getValue())));
      return fields;
    }
    return node;
  }

  /** Returns the changed key, with a number if another field has it. */
  private String free(ObjectNode made, JsonNode from, String before) {
    String changed = key.apply(before);
    String free = changed;
    for (int i = 2; !changed.equals(before) && (made.has(free) || from.has(free)); i++) {
      free = "%s (%s)".formatted(changed, i);
    }
    return free;
  }
}

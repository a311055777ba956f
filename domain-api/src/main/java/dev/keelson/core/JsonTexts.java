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
      FreeKeys free = new FreeKeys(node.propertyNames());
      node.properties()
          .forEach(field -> {
            String before = field.getKey();
            fields.set(free.take(before, key.apply(before)), change(before, field.getValue()));
          });
      return fields;
    }
    return node;
  }
}

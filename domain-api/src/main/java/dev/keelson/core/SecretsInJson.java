// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import dev.keelson.core.secret.FoundSecret;
import dev.keelson.core.secret.SecretFinder;
import dev.keelson.core.secret.SecretMark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds and masks secrets in the texts and keys of JSON; a text belongs to the key before it. */
final class SecretsInJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_LABEL = 100;
  private static final int LONGEST_LABELLED = 1000;

  private final SecretFinder finder;

  SecretsInJson(SecretFinder finder) {
    this.finder = finder;
  }

  Optional<String> firstKind(JsonNode node) {
    return kinds("", node).findFirst();
  }

  JsonNode masked(JsonNode node) {
    return masked("", node);
  }

  private Stream<String> kinds(String label, JsonNode node) {
    if (node.isString()) {
      String text = node.stringValue();
      return finder.find(text).isEmpty()
          ? labelled(label, text).stream()
          : finder.find(text).stream().map(FoundSecret::kind);
    }
    return node.isObject()
        ? node.properties().stream().flatMap(field -> kinds(field))
        : node.values().stream().flatMap(item -> kinds(label, item));
  }

  private Stream<String> kinds(Map.Entry<String, JsonNode> field) {
    return Stream.concat(
        finder.find(field.getKey()).stream().map(FoundSecret::kind),
        kinds(field.getKey(), field.getValue()));
  }

  private JsonNode masked(String label, JsonNode node) {
    if (node.isString()) {
      return NODES.stringNode(masked(label, node.stringValue()));
    } else if (node.isArray()) {
      ArrayNode items = NODES.arrayNode();
      node.values().forEach(item -> items.add(masked(label, item)));
      return items;
    } else if (node.isObject()) {
      ObjectNode fields = NODES.objectNode();
      node.properties()
          .forEach(field ->
              fields.set(
                  free(fields, node, field.getKey()), masked(field.getKey(), field.getValue())));
      return fields;
    }
    return node;
  }

  private String masked(String label, String text) {
    String masked = finder.masked(text);
    return labelled(label, masked)
        .map(kind -> new SecretMark(kind, masked.length()).toString())
        .orElse(masked);
  }

  /** Returns the masked key, with a number if another field has it. */
  private String free(ObjectNode made, JsonNode from, String key) {
    String masked = finder.masked(key);
    String free = masked;
    for (int i = 2; !masked.equals(key) && (made.has(free) || from.has(free)); i++) {
      free = "%s (%d)".formatted(masked, i);
    }
    return free;
  }

  /** Returns the kind of a text that is a secret only because of its key. */
  private Optional<String> labelled(String label, String text) {
    if (label.isEmpty()
        || label.length() > LONGEST_LABEL
        || text.length() > LONGEST_LABELLED
        || text.indexOf('"') >= 0
        || text.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    String line = "\"%s\": \"%s\"".formatted(label, text);
    int begin = line.length() - text.length() - 1;
    List<FoundSecret> found = finder.find(line);
    return found.stream()
        .filter(secret -> secret.begin() >= begin && secret.end() < line.length())
        .map(FoundSecret::kind)
        .findFirst();
  }
}

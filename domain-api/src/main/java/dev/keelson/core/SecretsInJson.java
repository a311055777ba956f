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

/** Finds and masks secrets in the texts and keys of JSON; a text belongs to the key before it. */
final class SecretsInJson {

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
    return new JsonTexts(finder::masked, this::masked).change(node);
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

  private String masked(String label, String text) {
    String masked = finder.masked(text);
    return labelled(label, masked)
        .map(kind -> new SecretMark(kind, masked.length()).toString())
        .orElse(masked);
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

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that other systems use for the states here: accepted when parsing, never written. */
final class StateSynonyms {

  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("canceled", List.of("cancelled")),
          Map.entry("success", List.of("completed", "succeeded")),
          Map.entry("succeeded", List.of("completed")),
          Map.entry("done", List.of("completed", "succeeded")),
          Map.entry("completed", List.of("succeeded")),
          Map.entry("failure", List.of("failed")),
          Map.entry("todo", List.of("pending")),
          Map.entry("created", List.of("pending", "queued")),
          Map.entry("queued", List.of("pending")),
          Map.entry("executing", List.of("running", "inprogress")),
          Map.entry("running", List.of("inprogress")),
          Map.entry("inprogress", List.of("running")));

  private StateSynonyms() {}

  static <S extends State> Optional<S> find(List<S> states, String text) {
    String word = plain(text);
    return byWord(states, word)
        .or(() ->
            MEANT.getOrDefault(word, List.of()).stream()
                .flatMap(meant -> byWord(states, meant).stream())
                .findFirst());
  }

  private static <S extends State> Optional<S> byWord(List<S> states, String word) {
    return states.stream().filter(state -> plain(state.name()).equals(word)).findFirst();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}

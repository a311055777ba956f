// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Tells which of many literals occur in a text, in one pass whatever their number: the automaton of
 * Aho and Corasick. Upper and lower case are the same.
 */
final class Hints {

  /** Letters in one case; what no hint has is character 0. */
  private final byte[] classes = new byte[128];

  private final int width;
  private final int[] next;
  private final List<List<Hint>> hints = new ArrayList<>();

  Hints(List<SecretRule> all) {
    int used = 1;
    for (SecretRule rule : all) {
      for (String hint : rule.hints()) {
        for (int i = 0; i < hint.length(); i++) {
          char c = Character.toLowerCase(hint.charAt(i));
          if (classes[c] == 0) {
            classes[c] = (byte) used++;
            classes[Character.toUpperCase(c)] = classes[c];
          }
        }
      }
    }
    width = used;
    int most =
        1 + all.stream().flatMap(rule -> rule.hints().stream()).mapToInt(String::length).sum();
    int[] table = new int[most * width];
    hints.add(new ArrayList<>());
    for (int i = 0; i < all.size(); i++) {
      for (String hint : all.get(i).hints()) {
        hints.get(insert(table, hint)).add(new Hint(i, hint.length()));
      }
    }
    next = Arrays.copyOf(table, hints.size() * width);
    link();
  }

  /** Returns whether a hint occurs. */
  boolean anyIn(String text) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next(state, text.charAt(i));
      if (!hints.get(state).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Tells of each hint, in the order of their ends. */
  void in(String text, Visitor visitor) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next(state, text.charAt(i));
      for (Hint hint : hints.get(state)) {
        visitor.at(hint.rule, i + 1 - hint.length);
      }
    }
  }

  private int next(int state, char c) {
    return c < 128 ? next[state * width + classes[c]] : 0;
  }

  private int insert(int[] table, String hint) {
    int state = 0;
    for (int i = 0; i < hint.length(); i++) {
      int edge = state * width + classes[hint.charAt(i)];
      if (table[edge] == 0) {
        table[edge] = hints.size();
        hints.add(new ArrayList<>());
      }
      state = table[edge];
    }
    return state;
  }

  /** Completes the table: where a hint doesn't go on, the longest other one that may begin does. */
  private void link() {
    int[] fallback = new int[hints.size()];
    Queue<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int c = 0; c < width; c++) {
        int child = next[state * width + c];
        int elsewhere = state == 0 ? 0 : next[fallback[state] * width + c];
        if (child == 0) {
          next[state * width + c] = elsewhere;
        } else {
          fallback[child] = elsewhere;
          hints.get(child).addAll(hints.get(elsewhere));
          queue.add(child);
        }
      }
    }
  }

  /** Is told the number of the rule and where its hint begins. */
  @FunctionalInterface
  interface Visitor {
    void at(int rule, int begin);
  }

  private record Hint(int rule, int length) {}
}

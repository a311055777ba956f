// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Numbers the keys of an object that become the same, in time that is linear in their number. */
final class FreeKeys {

  private final Set<String> before;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Free are no keys of before, besides each for itself. */
  FreeKeys(Collection<String> before) {
    this.before = new HashSet<>(before);
  }

  /** Takes a key for what had another one, or that one; with a number if it is not free. */
  String take(String own, String wanted) {
    String free = wanted;
    int number = numbers.getOrDefault(wanted, 2);
    while (!isFree(own, free)) {
      free = "%s (%s)".formatted(wanted, number++);
    }
    numbers.put(wanted, number);
    taken.add(free);
    return free;
  }

  private boolean isFree(String own, String key) {
    return !taken.contains(key) && (key.equals(own) || !before.contains(key));
  }
}

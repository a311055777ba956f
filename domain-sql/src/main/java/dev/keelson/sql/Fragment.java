// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a statement under construction, each with a unique name. */
final class Fragment {

  private final Map<String, @Nullable Object> arguments = new HashMap<>();
  private int aliases;

  /** Adds an argument and returns its parameter, as it is written in the statement. */
  String parameter(Object argument) {
    String name = "p" + arguments.size();
    arguments.put(name, argument);
    return ":" + name;
  }

  /** Returns a unique alias for a table. */
  String alias() {
    return "r" + aliases++;
  }

  /** Returns all arguments, by the names of their parameters. */
  Map<String, @Nullable Object> arguments() {
    return arguments;
  }
}

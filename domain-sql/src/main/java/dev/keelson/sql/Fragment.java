// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a statement that is being written, each under a name of its own. */
final class Fragment {

  private final Map<String, @Nullable Object> arguments = new HashMap<>();
  private int aliases;

  /** A parameter with that argument, as it stands in the text. */
  String parameter(Object argument) {
    String name = "p" + arguments.size();
    arguments.put(name, argument);
    return ":" + name;
  }

  /** A name for a table that no other has. */
  String alias() {
    return "r" + aliases++;
  }

  /** All arguments, by the names of their parameters. */
  Map<String, @Nullable Object> arguments() {
    return arguments;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A state in a {@link Lifecycle}: an enum constant, stored and sent by its lower-case name
 * (R000-10).
 */
public interface State {

  /** Returns the name of the enum constant. */
  String name();

  /** Returns the name in rows, JSON and messages: {@code in_progress} for {@code IN_PROGRESS}. */
  @JsonValue
  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

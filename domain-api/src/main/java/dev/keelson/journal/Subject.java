// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import java.util.UUID;

/**
 * What a journal entry is about.
 *
 * @param kind its type, by its table, for example {@code run_step}
 * @param id its id
 */
public record Subject(String kind, UUID id) {

  public Subject {
    Check.line(kind, "subject.kind", 100);
    Check.present(id, "subject.id");
  }

  /**
   * Reads {@code kind:id}.
   *
   * @throws InvalidValueException if {@code text} is something else
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Subject parse(String text) {
    Check.present(text, "text");
    int colon = text.lastIndexOf(':');
    try {
      return new Subject(
          text.substring(0, Math.max(0, colon)), UUID.fromString(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("subject", "must be written as kind:id", "run:01890a5d-…");
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + ":" + id;
  }
}

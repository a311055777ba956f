// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Citation}. */
public record CitationId(UUID value) implements Id {

  public CitationId {
    Check.present(value, "citationId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static CitationId next() {
    return new CitationId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static CitationId parse(String text) {
    return Ids.parse(text, "CitationId", CitationId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

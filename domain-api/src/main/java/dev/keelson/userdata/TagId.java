// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Tag}. */
public record TagId(UUID value) implements Id {

  public TagId {
    Check.present(value, "tagId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static TagId next() {
    return new TagId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static TagId parse(String text) {
    return Ids.parse(text, "TagId", TagId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

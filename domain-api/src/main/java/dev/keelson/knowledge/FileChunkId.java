// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link FileChunk}. */
public record FileChunkId(UUID value) implements Id {

  public FileChunkId {
    Check.present(value, "fileChunkId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static FileChunkId next() {
    return new FileChunkId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static FileChunkId parse(String text) {
    return Ids.parse(text, "FileChunkId", FileChunkId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

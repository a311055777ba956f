// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One migration script.
 *
 * @param name its file name, in Flyway's scheme
 */
record Script(String name) {

  /** Where the scripts are; not below {@code db/migration}, which hosts scan for their own. */
  static final String LOCATION = "dev/keelson/migrations";

  /** All scripts in the order in which they run; the repeatable ones come last. */
  static final List<Script> ALL =
      List.of(
          new Script("V1__core.sql"),
          new Script("V2__projects_and_repositories.sql"),
          new Script("V3__workspaces_and_changes.sql"),
          new Script("V4__workflows_and_work.sql"),
          new Script("V5__inbound_and_knowledge.sql"),
          new Script("V6__conversations_and_delivery.sql"),
          new Script("R__lifecycle_transitions.sql"));

  /** The version, or null if the script is run again whenever it changes. */
  @Nullable String version() {
    return name.startsWith("V") ? name.substring(1, name.indexOf("__")) : null;
  }

  /** What the history says that the script does. */
  String description() {
    return name.substring(name.indexOf("__") + 2, name.lastIndexOf('.')).replace('_', ' ');
  }

  String text() {
    try (InputStream in = Script.class.getResourceAsStream("/" + LOCATION + "/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flyway's checksum: of the lines, so that line ends don't matter. */
  int checksum() {
    CRC32 crc = new CRC32();
    text().lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}

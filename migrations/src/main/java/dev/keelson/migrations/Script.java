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

  /**
   * The location of the scripts; not below {@code db/migration}, which hosts scan for their own.
   */
  static final String LOCATION = "dev/keelson/migrations";

  /** All scripts in the order in which they run; the repeatable ones come last. */
  static final List<Script> ALL = read("scripts.txt").lines().map(Script::new).toList();

  /** Returns the version, or null if the script is run again whenever it changes. */
  @Nullable String version() {
    return name.startsWith("V") ? name.substring(1, name.indexOf("__")) : null;
  }

  /** Returns the description of the script in the history table. */
  String description() {
    return name.substring(name.indexOf("__") + 2, name.lastIndexOf('.')).replace('_', ' ');
  }

  String text() {
    return read(name);
  }

  /**
   * Returns Flyway's checksum, which is computed over the lines, so that line ends don't matter.
   */
  int checksum() {
    CRC32 crc = new CRC32();
    text().lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  private static String read(String name) {
    try (InputStream in = Script.class.getResourceAsStream("/" + LOCATION + "/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

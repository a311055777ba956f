// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

/**
 * A testable line of the five documents that Keelson is the one model for.
 *
 * @param id its number, which never changes, for example {@code R001-56}
 * @param source the system whose document has it
 * @param section the part of that document
 * @param text what must hold
 */
record Requirement(String id, String source, String section, String text) {

  /** The document's part of the number. */
  String document() {
    return id.substring(0, id.indexOf('-'));
  }
}

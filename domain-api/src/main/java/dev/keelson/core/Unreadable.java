// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * A stored row that this release can't read, usually because a newer one has written it: its state,
 * a word in it, or a whole value means nothing here. The row is kept as it is.
 *
 * @param type the type, by its table, for example {@code work_item}
 * @param id the ids of the row, as they are stored: of its project, where it has one, and its own,
 *     for example {@code 01890a5d-…/01890a5e-…}
 * @param reason the column and the word in it, or the rule that the row breaks, and what to do
 */
public record Unreadable(String type, String id, String reason) {

  public Unreadable {
    Check.present(type, "unreadable.type");
    Check.present(id, "unreadable.id");
    Check.present(reason, "unreadable.reason");
  }

  /** Returns an exception that tells it. */
  public UnreadableValueException exception() {
    return new UnreadableValueException(this, null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.UUID;

/** Identifies an approval. */
public record ApprovalId(UUID value) implements Id {

  public ApprovalId {
    Check.present(value, "approvalId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ApprovalId next() {
    return new ApprovalId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ApprovalId parse(String text) {
    return Ids.parse(text, "ApprovalId", ApprovalId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

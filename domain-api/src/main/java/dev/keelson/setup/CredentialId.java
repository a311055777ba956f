// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Credential}. */
public record CredentialId(UUID value) implements Id {

  public CredentialId {
    Check.present(value, "credentialId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static CredentialId next() {
    return new CredentialId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static CredentialId parse(String text) {
    return Ids.parse(text, "CredentialId", CredentialId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link GitHubAppInstallation}. */
public record GitHubAppInstallationId(UUID value) implements Id {

  public GitHubAppInstallationId {
    Check.present(value, "gitHubAppInstallationId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static GitHubAppInstallationId next() {
    return new GitHubAppInstallationId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static GitHubAppInstallationId parse(String text) {
    return Ids.parse(text, "GitHubAppInstallationId", GitHubAppInstallationId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import java.util.UUID;

/** Identifies the {@link SystemConfig}. There is exactly one (R000-12, R000-13). */
public record SystemConfigId(UUID value) implements Id {

  /** The only id of a system configuration. */
  public static final SystemConfigId ONLY = new SystemConfigId(new UUID(0, 1));

  public SystemConfigId {
    Check.present(value, "systemConfigId.value");
    Check.that(
        value.getMostSignificantBits() == 0 && value.getLeastSignificantBits() == 1,
        "SystemConfigId",
        "must be the id of the only configuration",
        "use SystemConfigId.ONLY");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.StaleVersionException;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Stores the single configuration of the host. */
public final class SystemConfigRepository extends Repository<SystemConfig, SystemConfigId> {

  /** Creates the repository in {@code context}. */
  public SystemConfigRepository(RepositoryContext context) {
    super(SystemConfig.TYPE, context);
  }

  /**
   * Returns the configuration; before it is written for the first time, the defaults at version 0.
   */
  public SystemConfig get() {
    return find(SystemConfigId.ONLY).orElseGet(() -> SystemConfig.initial(Instant.now()));
  }

  /**
   * Reads the configuration, applies {@code change} and writes the result, also for the first time;
   * starts again when another writer was faster, up to {@value #MAX_ATTEMPTS} attempts in all.
   *
   * @throws StaleVersionException if other writers were faster every time
   */
  public SystemConfig update(UnaryOperator<SystemConfig> change) {
    Check.present(change, "change");
    SystemConfig first = get();
    if (first.version() == 0) {
      Ensured<SystemConfig> ensured = ensure(change.apply(first), type.id());
      if (ensured.isNew()) {
        return ensured.value();
      }
    }
    return update(SystemConfigId.ONLY, change);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;
import org.immutables.value.Value;

/**
 * When, by whom and at which version a value was written (R000-08, R001-03, R004-04). The caller
 * that creates a value sets {@code createdAt}; the store sets the rest with every write.
 *
 * @param createdAt when the value was created, truncated to microseconds
 * @param updatedAt when it was last written, truncated to microseconds
 * @param updatedBy who wrote it last
 * @param version 0 before it is stored, then 1, 2, 3 …
 */
@Value.Builder
public record AuditInfo(Instant createdAt, Instant updatedAt, Actor updatedBy, long version) {

  public AuditInfo {
    createdAt = Timestamps.of(createdAt, "audit.createdAt");
    updatedAt = Timestamps.of(updatedAt, "audit.updatedAt");
    Check.present(updatedBy, "audit.updatedBy");
    Check.atLeast(0, version, "version");
  }

  /**
   * Returns the audit info of a value that is created at {@code now} and not stored yet: version 0.
   */
  public static AuditInfo made(Instant now) {
    return new AuditInfo(now, now, Actor.NOBODY, 0);
  }

  /** Returns the audit info after the next write: one version more. */
  public AuditInfo written(Instant now, Actor by) {
    return new AuditInfo(createdAt, now, by, version + 1);
  }

  /** A builder that starts from what was not stored yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds audit infos. */
  public static final class Builder extends AuditInfoBuilder {
    Builder() {
      updatedBy(Actor.NOBODY).version(0);
    }
  }
}

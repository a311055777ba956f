// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.project.EnvironmentType;
import dev.keelson.query.EntityType;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * How a host is configured. There is one in a store and never a second (R000-12).
 *
 * @param onboardingCompleted whether the first set-up is done (R000-14)
 * @param onboardingStep how far the first set-up is, 0 or more (R000-15)
 * @param defaultEnvironment where the work of new projects runs (R000-16)
 * @param localWorkspaceRoot where local workspaces are; may begin with {@code ~} (R000-17)
 * @param spritesApiConfigured whether remote sandboxes can be used (R000-18)
 */
@Value.Builder
public record SystemConfig(
    SystemConfigId id,
    boolean onboardingCompleted,
    int onboardingStep,
    EnvironmentType defaultEnvironment,
    String localWorkspaceRoot,
    boolean spritesApiConfigured,
    AuditInfo audit)
    implements WithSystemConfig, Entity<SystemConfigId> {

  /** What stores need to know about the configuration. */
  public static final EntityType<SystemConfig, SystemConfigId> TYPE =
      EntityType.of(
          "system_config",
          SystemConfig.class,
          SystemConfigId.class,
          SystemConfigId::new,
          SystemConfig::withAudit);

  /** Where local workspaces are unless the host says otherwise (R000-17). */
  public static final String DEFAULT_WORKSPACE_ROOT = "~/.jido_code/workspaces";

  public SystemConfig {
    Objects.requireNonNull(id, "id");
    Check.atLeast(0, onboardingStep, "systemConfig.onboardingStep");
    Objects.requireNonNull(defaultEnvironment, "defaultEnvironment");
    Check.line(localWorkspaceRoot, "systemConfig.localWorkspaceRoot", 1000);
    Objects.requireNonNull(audit, "audit");
  }

  /** The configuration of a host that nobody has set up. */
  public static SystemConfig initial(Instant now) {
    return builder().audit(AuditInfo.made(now)).build();
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds the configuration. */
  public static final class Builder extends SystemConfigBuilder {
    Builder() {
      id(SystemConfigId.ONLY)
          .onboardingCompleted(false)
          .onboardingStep(0)
          .defaultEnvironment(EnvironmentType.LOCAL)
          .localWorkspaceRoot(DEFAULT_WORKSPACE_ROOT)
          .spritesApiConfigured(false);
    }
  }
}

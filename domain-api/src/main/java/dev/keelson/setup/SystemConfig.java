// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.project.EnvironmentType;
import dev.keelson.query.EntityType;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * The configuration of a host. A store has exactly one (R000-12).
 *
 * @param onboardingCompleted whether onboarding is completed (R000-14)
 * @param onboardingStep the current step of onboarding, 0 or more (R000-15)
 * @param defaultEnvironment the default environment of new projects (R000-16)
 * @param localWorkspaceRoot the root directory of local workspaces; may begin with {@code ~}
 *     (R000-17)
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

  /** The type descriptor of the configuration. */
  public static final EntityType<SystemConfig, SystemConfigId> TYPE =
      EntityType.of(
          "system_config",
          SystemConfig.class,
          SystemConfigId.class,
          SystemConfigId::new,
          SystemConfig::withAudit);

  /** The default root directory of local workspaces (R000-17). */
  public static final String DEFAULT_WORKSPACE_ROOT = "~/.jido_code/workspaces";

  public SystemConfig {
    Check.present(id, "systemConfig.id");
    Check.atLeast(0, onboardingStep, "systemConfig.onboardingStep");
    Check.present(defaultEnvironment, "systemConfig.defaultEnvironment");
    Check.line(localWorkspaceRoot, "systemConfig.localWorkspaceRoot", 1000);
    Check.present(audit, "systemConfig.audit");
  }

  /** Returns the configuration of a host that is not set up yet. */
  public static SystemConfig initial(Instant now) {
    return builder().audit(AuditInfo.made(now)).build();
  }

  /** Returns a builder that starts from the defaults. */
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

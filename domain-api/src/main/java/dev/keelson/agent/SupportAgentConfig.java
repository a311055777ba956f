// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a support agent works for one project: which events it listens for and how it reacts
 * (R000-58).
 *
 * @param agentType its purpose, unique in the project (R000-130)
 * @param enabled whether it is active (R000-131)
 * @param configuration how it works (R000-132)
 * @param webhookEvents the code host's events that it listens for, in this order (R000-133)
 * @param lastTriggeredAt when it was last triggered, null before the first time (R000-134)
 */
@Value.Builder
public record SupportAgentConfig(
    ProjectId projectId,
    SupportAgentConfigId id,
    SupportAgentType agentType,
    boolean enabled,
    Json configuration,
    List<String> webhookEvents,
    @Nullable Instant lastTriggeredAt,
    AuditInfo audit)
    implements WithSupportAgentConfig, Entity<SupportAgentConfigId>, ProjectOwned {

  /** {@code agent_type}. */
  public static final Attribute<SupportAgentConfig, SupportAgentType> AGENT_TYPE =
      Attribute.of("agent_type", SupportAgentType.class, SupportAgentConfig::agentType);

  /** The type descriptor of support agents. */
  public static final EntityType<SupportAgentConfig, SupportAgentConfigId> TYPE =
      EntityType.of(
              "support_agent_config",
              SupportAgentConfig.class,
              SupportAgentConfigId.class,
              SupportAgentConfigId::new,
              SupportAgentConfig::withAudit)
          .unique(AGENT_TYPE)
          .listedBy()
          .fixed(AGENT_TYPE);

  public SupportAgentConfig {
    Check.present(projectId, "supportAgentConfig.projectId");
    Check.present(id, "supportAgentConfig.id");
    Check.present(agentType, "supportAgentConfig.agentType");
    Check.present(configuration, "supportAgentConfig.configuration");
    webhookEvents = Check.lines(webhookEvents, "supportAgentConfig.webhookEvents", 100, 100);
    lastTriggeredAt = Timestamps.ofNullable(lastTriggeredAt);
    Check.present(audit, "supportAgentConfig.audit");
  }

  /** Returns a new support agent that listens for nothing and is not enabled. */
  public static SupportAgentConfig of(ProjectId project, SupportAgentType type, Instant now) {
    return builder()
        .projectId(project)
        .id(SupportAgentConfigId.next())
        .agentType(type)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this support agent as triggered at {@code now}. */
  public SupportAgentConfig triggered(Instant now) {
    Check.present(now, "now");
    return withLastTriggeredAt(now);
  }

  /** Returns a builder that starts from the defaults of a new support agent. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds support agents. */
  public static final class Builder extends SupportAgentConfigBuilder {
    Builder() {
      webhookEvents(List.of()).enabled(false).configuration(Json.EMPTY);
    }
  }
}

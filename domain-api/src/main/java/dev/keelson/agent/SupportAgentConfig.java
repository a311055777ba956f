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
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a support agent works for one project: what it listens for and what it does then (R000-58).
 *
 * @param agentType what it is there for, once per project (R000-130)
 * @param enabled whether it works at all (R000-131)
 * @param configuration how it works (R000-132)
 * @param webhookEvents what of its code host it listens for, in this order (R000-133)
 * @param lastTriggeredAt when it last began to work, null before the first time (R000-134)
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

  /** What stores need to know about support agents. */
  public static final EntityType<SupportAgentConfig, SupportAgentConfigId> TYPE =
      EntityType.of(
              "support_agent_config",
              SupportAgentConfig.class,
              SupportAgentConfigId.class,
              SupportAgentConfigId::new,
              SupportAgentConfig::withAudit)
          .unique(AGENT_TYPE)
          .listedBy();

  public SupportAgentConfig {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(agentType, "agentType");
    Objects.requireNonNull(configuration, "configuration");
    webhookEvents = Check.lines(webhookEvents, "supportAgentConfig.webhookEvents", 100, 100);
    lastTriggeredAt = Timestamps.ofNullable(lastTriggeredAt);
    Objects.requireNonNull(audit, "audit");
  }

  /** A new support agent that listens for nothing and is not enabled. */
  public static SupportAgentConfig of(ProjectId project, SupportAgentType type, Instant now) {
    return builder()
        .projectId(project)
        .id(SupportAgentConfigId.next())
        .agentType(type)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** This support agent, having begun to work just now. */
  public SupportAgentConfig triggered(Instant now) {
    return withLastTriggeredAt(now);
  }

  /** A builder that starts from the defaults of a new support agent. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds support agents. */
  public static final class Builder extends SupportAgentConfigBuilder {
    Builder() {
      enabled(false).configuration(Json.EMPTY);
    }
  }
}

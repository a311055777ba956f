// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A worker that claims work items, shared by all projects (R001-34).
 *
 * @param externalKey the host's own key, unique in the store (R001-02)
 * @param key its machine-readable name, unique in the store (R001-22)
 * @param name its display name (R001-23)
 * @param description what it does (R001-24)
 * @param prompt the instructions that its runs begin with, null where the host keeps them elsewhere
 * @param capabilities its capabilities, configuration and feature flags (R001-25)
 * @param maxConcurrency how many work items it may hold at a time, at least 1 (R001-26)
 * @param enabled whether it may claim work (R001-27)
 */
@Value.Builder
public record Agent(
    AgentId id,
    @Nullable String externalKey,
    String key,
    String name,
    @Nullable String description,
    @Nullable String prompt,
    Json capabilities,
    int maxConcurrency,
    boolean enabled,
    AuditInfo audit)
    implements WithAgent, Entity<AgentId> {

  /** {@code external_key}. */
  public static final TextAttribute<Agent> EXTERNAL_KEY =
      Attribute.text("external_key", Agent::externalKey);

  /** {@code key}. */
  public static final TextAttribute<Agent> KEY = Attribute.text("key", Agent::key);

  /** {@code enabled}. */
  public static final Attribute<Agent, Boolean> ENABLED =
      Attribute.of("enabled", Boolean.class, Agent::enabled);

  /** The type descriptor of agents. */
  public static final EntityType<Agent, AgentId> TYPE =
      EntityType.of("agent", Agent.class, AgentId.class, AgentId::new, Agent::withAudit)
          .unique(EXTERNAL_KEY)
          .unique(KEY)
          .listedBy()
          .listedBy(ENABLED)
          .fixed(KEY);

  /**
   * The {@link #maxConcurrency} that means no limit. Claims of such an agent never wait for each
   * other.
   */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  public Agent {
    Check.present(id, "agent.id");
    Check.optionalLine(externalKey, "agent.externalKey", 200);
    Check.line(key, "agent.key", 100);
    Check.line(name, "agent.name", 200);
    Check.optionalText(description, "agent.description", 20_000);
    Check.optionalText(prompt, "agent.prompt", 1_000_000);
    Check.present(capabilities, "agent.capabilities");
    Check.atLeast(1, maxConcurrency, "agent.maxConcurrency");
    Check.present(audit, "agent.audit");
  }

  /** Returns a new agent that is enabled and holds one work item at a time. */
  public static Agent named(String key, String name, Instant now) {
    return builder().id(AgentId.next()).key(key).name(name).audit(AuditInfo.made(now)).build();
  }

  /** Returns a builder that starts from the defaults of a new agent. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds agents. */
  public static final class Builder extends AgentBuilder {
    Builder() {
      capabilities(Json.EMPTY).maxConcurrency(1).enabled(true);
    }
  }
}

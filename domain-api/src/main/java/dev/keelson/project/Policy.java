// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.effect.EffectKind;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A policy of a project. Keelson stores it; the host interprets and enforces it, except for what
 * {@link PolicyKey#REQUIRE_APPROVAL} says.
 *
 * @param externalKey the host's own key, unique in the project (R001-02)
 * @param key its subject, unique in the project (R001-92, R001-101)
 * @param value the value of the policy (R001-93)
 */
@Value.Builder
public record Policy(
    ProjectId projectId,
    PolicyId id,
    @Nullable String externalKey,
    PolicyKey key,
    Json value,
    AuditInfo audit)
    implements WithPolicy, Entity<PolicyId>, ProjectOwned {

  /** {@code external_key}. */
  public static final TextAttribute<Policy> EXTERNAL_KEY =
      Attribute.text("external_key", Policy::externalKey);

  /** {@code key}. */
  public static final Attribute<Policy, PolicyKey> KEY =
      Attribute.of("key", PolicyKey.class, Policy::key);

  /** The type descriptor of policies. */
  public static final EntityType<Policy, PolicyId> TYPE =
      EntityType.of("policy", Policy.class, PolicyId.class, PolicyId::new, Policy::withAudit)
          .unique(EXTERNAL_KEY)
          .unique(KEY)
          .listedBy()
          .fixed(KEY);

  public Policy {
    Check.present(projectId, "policy.projectId");
    Check.present(id, "policy.id");
    Check.optionalLine(externalKey, "policy.externalKey", 300);
    Check.present(key, "policy.key");
    Check.present(value, "policy.value");
    if (key.equals(PolicyKey.REQUIRE_APPROVAL)) {
      requireKinds(value.toTree());
    }
    Check.present(audit, "policy.audit");
  }

  /** A rule that is spelled otherwise than it is read, or not at all, would require nothing. */
  private static void requireKinds(JsonNode value) {
    Check.that(
        value.path("effects").isArray()
            && value.path("effects").valueStream().allMatch(Policy::isKind),
        "policy.value",
        "must have \"effects\", an array of kinds of side effects, or of \"*\" for all of them",
        "for example {\"effects\": [\"repo.push\"]}, or {\"effects\": []} to require nothing");
  }

  private static boolean isKind(JsonNode named) {
    if (named.isString() && !named.stringValue().equals("*")) {
      new EffectKind(named.stringValue());
    }
    return named.isString();
  }

  /**
   * Returns a new policy with an empty value.
   *
   * @throws dev.keelson.core.InvalidValueException if it is about {@link
   *     PolicyKey#REQUIRE_APPROVAL}, which has to say what it requires
   */
  public static Policy about(ProjectId project, PolicyKey key, Instant now) {
    return about(project, key, Json.EMPTY, now);
  }

  /** Returns a new policy. */
  public static Policy about(ProjectId project, PolicyKey key, Json value, Instant now) {
    return builder()
        .projectId(project)
        .id(PolicyId.next())
        .key(key)
        .value(value)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new policy. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds policies. */
  public static final class Builder extends PolicyBuilder {
    Builder() {
      value(Json.EMPTY);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.SecretRef;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A service that a project is connected to. A project may have several of one kind (R001-86).
 *
 * @param externalKey the host's own key, unique in the project (R001-02)
 * @param kind the kind of service (R001-80)
 * @param name its display name (R001-81)
 * @param settings its settings, without credentials (R001-82)
 * @param secret the name of its credential, if it needs one (R001-82)
 */
@Value.Builder
public record Integration(
    ProjectId projectId,
    IntegrationId id,
    @Nullable String externalKey,
    IntegrationKind kind,
    String name,
    Json settings,
    @Nullable SecretRef secret,
    IntegrationStatus status,
    AuditInfo audit)
    implements WithIntegration, Entity<IntegrationId>, ProjectOwned {

  /** {@code status}. */
  public static final Attribute<Integration, IntegrationStatus> STATUS =
      Attribute.of("status", IntegrationStatus.class, Integration::status);

  /** {@code external_key}. */
  public static final TextAttribute<Integration> EXTERNAL_KEY =
      Attribute.text("external_key", Integration::externalKey);

  /** {@code kind}. */
  public static final Attribute<Integration, IntegrationKind> KIND =
      Attribute.of("kind", IntegrationKind.class, Integration::kind);

  /** The type descriptor of integrations. */
  public static final EntityType<Integration, IntegrationId> TYPE =
      EntityType.of(
              "integration",
              Integration.class,
              IntegrationId.class,
              IntegrationId::new,
              Integration::withAudit)
          .withLifecycle(IntegrationStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .listedBy()
          .listedBy(KIND)
          .listedBy(STATUS);

  public Integration {
    Check.present(projectId, "integration.projectId");
    Check.present(id, "integration.id");
    Check.optionalLine(externalKey, "integration.externalKey", 300);
    Check.present(kind, "integration.kind");
    Check.line(name, "integration.name", 200);
    Check.present(settings, "integration.settings");
    Check.present(status, "integration.status");
    Check.present(audit, "integration.audit");
  }

  /** Returns a new active integration. */
  public static Integration named(
      ProjectId project, IntegrationKind kind, String name, Instant now) {
    return builder()
        .projectId(project)
        .id(IntegrationId.next())
        .kind(kind)
        .name(name)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this integration as active. */
  public Integration activated() {
    return withStatus(IntegrationStatus.LIFECYCLE.require(id, status, IntegrationStatus.ACTIVE));
  }

  /** Returns this integration as inactive. */
  public Integration deactivated() {
    return withStatus(IntegrationStatus.LIFECYCLE.require(id, status, IntegrationStatus.INACTIVE));
  }

  /** Returns a builder that starts from the defaults of a new integration. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds integrations. */
  public static final class Builder extends IntegrationBuilder {
    Builder() {
      settings(Json.EMPTY).status(IntegrationStatus.ACTIVE);
    }
  }
}

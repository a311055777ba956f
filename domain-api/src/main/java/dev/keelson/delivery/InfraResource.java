// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A piece of infrastructure that a project uses (R003-86, R003-87). It holds no secret: URLs with
 * passwords are referred to by a {@link dev.keelson.core.SecretRef} of the project.
 *
 * @param runId the run that created it or changed it last (R003-88); this row is retained when the
 *     run is deleted
 * @param provider the provider that runs it (R003-89)
 * @param resourceType the kind of resource (R003-90)
 * @param externalId the provider's id of it, unique per provider and type in the project (R003-91)
 * @param region the provider's region (R003-92)
 * @param metadata additional data (R003-93)
 */
@Value.Builder
public record InfraResource(
    ProjectId projectId,
    InfraResourceId id,
    @Nullable RunId runId,
    InfraProvider provider,
    InfraResourceType resourceType,
    String externalId,
    @Nullable String region,
    Json metadata,
    AuditInfo audit)
    implements WithInfraResource, Entity<InfraResourceId>, ProjectOwned {

  /** {@code provider}. */
  public static final Attribute<InfraResource, InfraProvider> PROVIDER =
      Attribute.of("provider", InfraProvider.class, InfraResource::provider);

  /** {@code resource_type}. */
  public static final Attribute<InfraResource, InfraResourceType> RESOURCE_TYPE =
      Attribute.of("resource_type", InfraResourceType.class, InfraResource::resourceType);

  /** {@code external_id}. */
  public static final TextAttribute<InfraResource> EXTERNAL_ID =
      Attribute.text("external_id", InfraResource::externalId);

  /** {@code run_id}. */
  public static final Reference<InfraResource, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, InfraResource::runId);

  /** The type descriptor of infrastructure. */
  public static final EntityType<InfraResource, InfraResourceId> TYPE =
      EntityType.of(
              "infra_resource",
              InfraResource.class,
              InfraResourceId.class,
              InfraResourceId::new,
              InfraResource::withAudit)
          .unique(PROVIDER, RESOURCE_TYPE, EXTERNAL_ID)
          .listedBy(PROVIDER)
          .listedBy(RUN_ID)
          .fixed(PROVIDER, RESOURCE_TYPE, EXTERNAL_ID, RUN_ID);

  public InfraResource {
    Check.present(projectId, "infraResource.projectId");
    Check.present(id, "infraResource.id");
    Check.present(provider, "infraResource.provider");
    Check.present(resourceType, "infraResource.resourceType");
    Check.line(externalId, "infraResource.externalId", 300);
    Check.optionalLine(region, "infraResource.region", 100);
    Check.present(metadata, "infraResource.metadata");
    Check.present(audit, "infraResource.audit");
  }

  /** Returns a builder of a new resource; set the remaining fields on it. */
  public static Builder of(
      ProjectId project, InfraResourceType type, String externalId, Instant now) {
    return builder()
        .projectId(project)
        .id(InfraResourceId.next())
        .resourceType(type)
        .externalId(externalId)
        .audit(AuditInfo.made(now));
  }

  /** Returns a builder that starts from the defaults of a new resource. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds resources. */
  public static final class Builder extends InfraResourceBuilder {
    Builder() {
      metadata(Json.EMPTY);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.SecretRef;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a credential: where it is and whether it works, never the credential itself
 * (R000-04, R000-30). There is one per provider, and it is kept until it is deleted (R000-31). All
 * projects share it, so its journal entries are stored under its own id in place of a project id.
 *
 * @param provider the provider that it is for, unique in the store (R000-22, R000-29)
 * @param name its display name (R000-23)
 * @param source where the host finds it (R000-24)
 * @param metadata what else the provider requires (R000-25)
 * @param verifiedAt when it last passed a test, null before the first time (R000-26)
 */
@Value.Builder
public record Credential(
    CredentialId id,
    CredentialProvider provider,
    String name,
    SecretRef source,
    Json metadata,
    @Nullable Instant verifiedAt,
    CredentialStatus status,
    AuditInfo audit)
    implements WithCredential, Entity<CredentialId> {

  /** {@code status}. */
  public static final Attribute<Credential, CredentialStatus> STATUS =
      Attribute.of("status", CredentialStatus.class, Credential::status);

  /** {@code provider}. */
  public static final Attribute<Credential, CredentialProvider> PROVIDER =
      Attribute.of("provider", CredentialProvider.class, Credential::provider);

  /** The type descriptor of credentials. */
  public static final EntityType<Credential, CredentialId> TYPE =
      EntityType.of(
              "credential",
              Credential.class,
              CredentialId.class,
              CredentialId::new,
              Credential::withAudit)
          .withLifecycle(CredentialStatus.LIFECYCLE, STATUS)
          .unique(PROVIDER)
          .listedBy()
          .fixed(PROVIDER);

  public Credential {
    Check.present(id, "credential.id");
    Check.present(provider, "credential.provider");
    Check.line(name, "credential.name", 200);
    Check.present(source, "credential.source");
    Check.present(metadata, "credential.metadata");
    verifiedAt = Timestamps.ofNullable(verifiedAt);
    Check.present(status, "credential.status");
    Check.that(
        verifiedAt != null || status != CredentialStatus.ACTIVE,
        "credential.verifiedAt",
        "must be present while the credential is active",
        "use its method verified");
    Check.present(audit, "credential.audit");
  }

  /** Returns a new untested credential, named after its provider. */
  public static Credential of(CredentialProvider provider, SecretRef source, Instant now) {
    Check.present(provider, "provider");
    return builder()
        .id(CredentialId.next())
        .provider(provider)
        .name(provider.value())
        .source(source)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this credential as active, verified at {@code now}; also if it was active already. */
  public Credential verified(Instant now) {
    CredentialStatus next =
        status == CredentialStatus.ACTIVE ? status : to(CredentialStatus.ACTIVE);
    return builder().from(this).status(next).verifiedAt(now).build();
  }

  /** Returns this credential as invalid, after its provider refused it. */
  public Credential invalidated() {
    return withStatus(to(CredentialStatus.INVALID));
  }

  /** Returns this credential as expired. */
  public Credential expired() {
    return withStatus(to(CredentialStatus.EXPIRED));
  }

  /** Returns this credential as not set, after it was removed from where the host finds it. */
  public Credential cleared() {
    return withStatus(to(CredentialStatus.NOT_SET));
  }

  private CredentialStatus to(CredentialStatus next) {
    return CredentialStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new credential. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds credentials. */
  public static final class Builder extends CredentialBuilder {
    Builder() {
      metadata(Json.EMPTY).status(CredentialStatus.NOT_SET);
    }
  }
}

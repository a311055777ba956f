// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.SecretRef;
import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How credentials are stored. */
@NullUnmarked
@Entity(name = "KeelsonCredential")
@Table(name = "credential", schema = Row.SCHEMA)
public class CredentialRow extends SharedRow<CredentialId> {

  public CredentialProvider provider;
  public String name;
  public SecretRef source;
  public Json metadata;
  public Instant verifiedAt;
  public CredentialStatus status;

  @Mapper
  public interface Values extends RowMapper<Credential, CredentialRow> {}
}

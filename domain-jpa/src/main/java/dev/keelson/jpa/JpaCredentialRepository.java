// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialRepository;
import java.util.Map;
import java.util.Optional;

final class JpaCredentialRepository extends JpaRepository<Credential, CredentialId, CredentialRow>
    implements CredentialRepository {

  JpaCredentialRepository(StoreContext context) {
    super(context, Credential.TYPE, CredentialRow.MAPPING, null);
  }

  @Override
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return findBy(Map.of("provider", provider));
  }
}

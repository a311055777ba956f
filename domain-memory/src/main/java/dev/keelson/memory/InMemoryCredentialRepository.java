// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialRepository;
import java.util.Optional;

final class InMemoryCredentialRepository extends InMemoryRepository<Credential, CredentialId>
    implements CredentialRepository {

  InMemoryCredentialRepository(StoreContext context) {
    super(context, Credential.TYPE, null);
  }

  @Override
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return findBy("provider", provider);
  }
}
